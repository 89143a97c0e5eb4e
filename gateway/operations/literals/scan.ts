/** A literal of a document that could as well be a variable's value. */
export interface Literal {
  readonly kind: 'string' | 'int' | 'float'
  readonly start: number
  readonly end: number
}

export interface Scanned {
  /** The text with the kind of each literal in its place, without comments: equal for texts that differ in no more. */
  readonly key: string
  /** In the order of the text. */
  readonly literals: readonly Literal[]
}

const QUOTE = 0x22
const HASH = 0x23
const OPEN = 0x28
const CLOSE = 0x29
const MINUS = 0x2d
const AT = 0x40
const BACKSLASH = 0x5c
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39
const isNameStart = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f
const isNamePart = (code: number): boolean => isNameStart(code) || isDigit(code)

const number = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?(?![0-9A-Za-z_.])/y

/** Where a string ends that begins here; -1 when it does not. */
function endOfString(text: string, start: number): number {
  if (text.startsWith('"""', start)) {
    for (let end = text.indexOf('"""', start + 3); end !== -1; end = text.indexOf('"""', end + 3))
      if (text.charCodeAt(end - 1) !== BACKSLASH) return end + 3
    return -1
  }
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) return at + 1
    if (code === BACKSLASH) at++
    else if (code < 0x20 && code !== 0x09) return -1
  }
  return -1
}

/**
 * Finds the strings and numbers among the arguments of fields; undefined when there are none, or when the text is
 * nothing that this quick look understands. Those of directives and the defaults of variables are left in place.
 */
export function scanLiterals(text: string): Scanned | undefined {
  const literals: Literal[] = []
  let key = ''
  let copied = 0
  let braces = 0
  /** How many parentheses around us belong to a directive or to the variables' definitions. */
  let passed = 0
  let inArguments = false
  let afterDirective = false

  const add = (kind: Literal['kind'], start: number, end: number): void => {
    literals.push({ kind, start, end })
    key += `${text.slice(copied, start)}\u0001${kind}`
    copied = end
  }

  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at)
    if (isNameStart(code)) {
      do at++
      while (at < text.length && isNamePart(text.charCodeAt(at)))
      // A directive's name comes right before its arguments; any other name ends what was a directive.
      if (afterDirective && text.charCodeAt(at) !== OPEN) afterDirective = nextIsOpen(text, at)
      continue
    }
    if (code === QUOTE) {
      const end = endOfString(text, at)
      if (end === -1) return undefined
      if (inArguments) add('string', at, end)
      at = end
      continue
    }
    if (inArguments && (isDigit(code) || code === MINUS)) {
      number.lastIndex = at
      const found = number.exec(text)
      if (!found) return undefined
      const end = at + found[0].length
      add(found[1] === undefined && found[2] === undefined ? 'int' : 'float', at, end)
      at = end
      continue
    }
    if (code === HASH) {
      key += text.slice(copied, at)
      while (at < text.length && text.charCodeAt(at) !== 0x0a && text.charCodeAt(at) !== 0x0d) at++
      copied = at
      continue
    }
    if (code === AT) afterDirective = true
    else if (code === OPEN) {
      if (inArguments) return undefined
      if (passed > 0 || afterDirective || braces === 0) passed++
      else inArguments = true
      afterDirective = false
    } else if (code === CLOSE) {
      if (inArguments) inArguments = false
      else passed--
    } else if (code === OPEN_BRACE && !inArguments && passed === 0) braces++
    else if (code === CLOSE_BRACE && !inArguments && passed === 0) braces--
    at++
  }
  if (literals.length === 0) return undefined
  return { key: key + text.slice(copied), literals }
}

/** Whether only what is ignored stands between here and a parenthesis that opens. */
function nextIsOpen(text: string, from: number): boolean {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === OPEN) return true
    if (code === HASH) {
      while (at < text.length && text.charCodeAt(at) !== 0x0a && text.charCodeAt(at) !== 0x0d) at++
      continue
    }
    // Spaces, tabs, ends of lines, commas and the mark of byte order.
    if (code !== 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d && code !== 0x2c && code !== 0xfeff)
      return false
  }
  return false
}
