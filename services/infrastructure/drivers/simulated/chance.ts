import { createHash } from 'node:crypto'

/** A number from 0 to 1 that is always the same for the same words: what happens can be repeated, and survives restarts. */
export function chanceOf(...words: readonly (string | number)[]): number {
  return createHash('sha256').update(words.join('\n')).digest().readUInt32BE() / 2 ** 32
}
