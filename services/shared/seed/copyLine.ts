export type CopyValue = string | number | bigint | boolean | Date | null

const special = /[\\\t\n\r]/
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function written(value: CopyValue): string {
  if (value === null) return '\\N'
  if (typeof value === 'string')
    return special.test(value) ? value.replace(/[\\\t\n\r]/g, sign => escapes[sign] ?? sign) : value
  return value instanceof Date ? value.toISOString() : String(value)
}

/** A row as COPY reads it, in its text format. */
export function copyLine(values: readonly CopyValue[]): string {
  let line = ''
  let separator = ''
  for (const value of values) {
    line += separator + written(value)
    separator = '\t'
  }
  return `${line}\n`
}
