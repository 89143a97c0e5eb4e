const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
const value = /^[\t\x20-\x7e\x80-\xff]*$/

/** Headers as they are sent. @throws TypeError for one that would be read as something else */
export function headerLines(headers: Readonly<Record<string, string>>): string {
  let lines = ''
  for (const name of Object.keys(headers)) {
    const given = headers[name] ?? ''
    if (!token.test(name) || !value.test(given)) throw new TypeError(`the header ${JSON.stringify(name)} is none`)
    lines += `${name}: ${given}\r\n`
  }
  return lines
}
