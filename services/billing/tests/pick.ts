/** The text at a path of an answer; throws when there is none, so that a test says what was missing. */
export function pick(from: unknown, ...path: readonly (string | number)[]): string {
  let at: unknown = from
  for (const step of path) at = at !== null && typeof at === 'object' ? Reflect.get(at, step) : undefined
  if (typeof at !== 'string') throw new Error(`no text at ${path.join('.')} of ${JSON.stringify(from)}`)
  return at
}
