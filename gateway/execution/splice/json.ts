/**
 * Reads JSON out of bytes that are known to be UTF-8. Each takes where a value begins and gives where it ends; -1 when it
 * is none, or one that must be looked at more closely than here: what is passed on unread has to be beyond doubt.
 */
export type Skip = (bytes: Uint8Array, at: number) => number

const QUOTE = 34
const BACKSLASH = 92

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57

const isHexDigit = (byte: number | undefined): boolean =>
  byte !== undefined && (isDigit(byte) || (byte >= 65 && byte <= 70) || (byte >= 97 && byte <= 102))

/** The bytes that may follow a backslash, `u` apart: `"\/bfnrt`. */
const simpleEscapes = new Set([34, 92, 47, 98, 102, 110, 114, 116])

/** The rest of a string from its first backslash on. */
export const skipEscaped: Skip = (bytes, from) => {
  let at = from
  for (;;) {
    const byte = bytes[at]
    if (byte === undefined || byte < 32) return -1
    if (byte === QUOTE) return at + 1
    if (byte !== BACKSLASH) at++
    else if (simpleEscapes.has(bytes[at + 1] ?? 0)) at += 2
    else if (bytes[at + 1] === 117 && [2, 3, 4, 5].every(digit => isHexDigit(bytes[at + digit]))) at += 6
    else return -1
  }
}

const skipString: Skip = (bytes, from) => {
  let at = from + 1
  let byte = bytes[at] ?? 0
  while (byte >= 32 && byte !== QUOTE && byte !== BACKSLASH) byte = bytes[++at] ?? 0
  if (byte === QUOTE) return at + 1
  return byte === BACKSLASH ? skipEscaped(bytes, at) : -1
}

const skipDigits = (bytes: Uint8Array, from: number): number => {
  let at = from
  while (isDigit(bytes[at])) at++
  return at
}

/** As many digits as every reader of JSON keeps. */
const mostDigits = 15

/** No exponents, nothing that loses digits, and no negative zero, which does not survive being printed. */
export const skipInteger: Skip = (bytes, from) => {
  const start = bytes[from] === 45 ? from + 1 : from
  const end = skipDigits(bytes, start)
  if (end === start || end - start > mostDigits) return -1
  if (bytes[start] === 48) return end === start + 1 && start === from ? end : -1
  return end
}

export const skipNumber: Skip = (bytes, from) => {
  const isNegative = bytes[from] === 45
  const whole = isNegative ? skipInteger(bytes, from + 1) : skipInteger(bytes, from)
  if (whole < 0 || (isNegative && bytes[from + 1] === 45)) return -1
  if (bytes[whole] !== 46) return isNegative && bytes[from + 1] === 48 ? -1 : whole
  const end = skipDigits(bytes, whole + 1)
  if (end === whole + 1 || end - from > mostDigits) return -1
  if (!isNegative || bytes[from + 1] !== 48) return end
  for (let at = whole + 1; at < end; at++) if (bytes[at] !== 48) return end
  return -1
}

/** Deeper ones are for a reader that can be asked to stop. */
const deepest = 32

/** Any value: what a scalar that the gateway does not know may be. */
export const skipValue: Skip = (bytes, from) => skipAt(bytes, from, 0)

function skipAt(bytes: Uint8Array, from: number, depth: number): number {
  switch (bytes[from]) {
    case QUOTE:
      return skipString(bytes, from)
    case 123:
      return depth < deepest ? skipItems(bytes, from, 125, depth, true) : -1
    case 91:
      return depth < deepest ? skipItems(bytes, from, 93, depth, false) : -1
    case 110:
      return skipWord(bytes, from, 'null')
    case 116:
      return skipWord(bytes, from, 'true')
    case 102:
      return skipWord(bytes, from, 'false')
    default:
      return skipNumber(bytes, from)
  }
}

function skipItems(bytes: Uint8Array, from: number, close: number, depth: number, isKeyed: boolean): number {
  let at = from + 1
  if (bytes[at] === close) return at + 1
  for (;;) {
    if (isKeyed) {
      at = bytes[at] === QUOTE ? skipString(bytes, at) : -1
      if (at < 0 || bytes[at++] !== 58) return -1
    }
    at = skipAt(bytes, at, depth + 1)
    if (at < 0) return -1
    const after = bytes[at++]
    if (after === close) return at
    if (after !== 44) return -1
  }
}

function skipWord(bytes: Uint8Array, from: number, word: string): number {
  for (let index = 0; index < word.length; index++) if (bytes[from + index] !== word.charCodeAt(index)) return -1
  return from + word.length
}
