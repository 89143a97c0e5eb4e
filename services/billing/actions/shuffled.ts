import { randomInt } from 'node:crypto'

/** The same in an order of its own, so that runners side by side begin at different lanes. */
export function shuffled<Value>(values: readonly Value[]): Value[] {
  const keyed = values.map(value => ({ value, key: randomInt(2 ** 32) }))
  return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value)
}
