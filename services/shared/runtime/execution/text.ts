const shortest = 48

/** A string as JSON. Most strings are short and have nothing to escape: looking at them costs less than a call of JSON.stringify. */
export function quoted(text: string): string {
  const { length } = text
  if (length > shortest) return JSON.stringify(text)
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index)
    if (code < 32 || code === 34 || code === 92 || (code >= 0xd800 && code <= 0xdfff)) return JSON.stringify(text)
  }
  return `"${text}"`
}
