/** Repeatable chance: what it gives depends on what it is asked with only, not on how often it was asked before. */
export type Chance = (...about: readonly (string | number)[]) => number

const mix = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193) >>> 0

/** A number from 0 to 1, not included, for whatever it is asked about. */
export const chanceOf =
  (seed: number): Chance =>
  (...about) => {
    let hash = mix(0x811c9dc5, seed)
    for (const code of Buffer.from(about.join('\n'))) hash = mix(hash, code)
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
  }

export function pick<Value>(choices: readonly Value[], chance: number): Value {
  const chosen = choices[Math.floor(chance * choices.length)]
  if (chosen === undefined) throw new RangeError('nothing to choose from')
  return chosen
}
