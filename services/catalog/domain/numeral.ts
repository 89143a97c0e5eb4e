/** A number as it stood in the file: prices may exceed what a float holds exactly. */
export class Numeral {
  constructor(readonly text: string) {}
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }
export type JsonObject = { readonly [name: string]: Json }

const pattern = /^(-?)(\d{1,40})(?:\.(\d{1,40}))?(?:[eE]([+-]?\d{1,3}))?$/

/** The number times 10^digits when that is a whole number, otherwise undefined: never rounded. */
export function scaled(numeral: Numeral, digits: number): bigint | undefined {
  const parts = pattern.exec(numeral.text)
  if (!parts) return undefined
  const [, sign, whole = '', fraction = '', exponent = '0'] = parts
  const shift = Number(exponent) + digits - fraction.length
  if (Math.abs(shift) > 60) return undefined
  const given = BigInt(whole + fraction)
  const power = 10n ** BigInt(Math.abs(shift))
  if (shift < 0 && given % power !== 0n) return undefined
  const magnitude = shift < 0 ? given / power : given * power
  return sign ? -magnitude : magnitude
}

/**
 * Plain JSON of what a file held, with the names of each object in order, so that equal content is equal text.
 * A whole number that a float cannot hold becomes a string.
 */
export function plain(value: unknown): Json {
  if (value instanceof Numeral) {
    const number = Number(value.text)
    return Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number)) ? number : value.text
  }
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, inner]) => [name, plain(inner)]),
    )
  return typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number' ? value : null
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands at a path in a document; undefined where it leads nowhere. */
export function at(document: Json | undefined, ...path: readonly string[]): Json | undefined {
  let here = document
  for (const name of path) {
    if (!isObject(here) || !Object.hasOwn(here, name)) return undefined
    here = here[name]
  }
  return here
}

export function textAt(document: Json | undefined, ...path: readonly string[]): string | null {
  const found = at(document, ...path)
  return typeof found === 'string' && found !== '' ? found : null
}

/** A number at a path, also one that is written as a string. */
export function numberAt(document: Json | undefined, ...path: readonly string[]): number | null {
  const found = at(document, ...path)
  if (typeof found === 'number') return found
  if (typeof found !== 'string' || found.trim() === '') return null
  const read = Number(found)
  return Number.isFinite(read) ? read : null
}
