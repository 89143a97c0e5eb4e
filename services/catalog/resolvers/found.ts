/** What a published version promises is there; that it is missing is a fault of the database. */
export function found<Value>(value: Value | Error | null): Value {
  if (value instanceof Error) throw value
  if (value === null) throw new Error('a published version lacks what it names')
  return value
}
