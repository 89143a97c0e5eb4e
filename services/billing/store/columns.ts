type Cell = string | number | bigint | boolean | Date | null

/** What an array's text cannot have as it is. */
const needsQuotes = /^$|^null$|[{}",\\\s]/i

function textOf(cell: Cell): string {
  if (cell === null) return 'NULL'
  if (cell instanceof Date) return cell.toISOString()
  if (typeof cell !== 'string') return String(cell)
  return needsQuotes.test(cell) ? `"${cell.replace(/["\\]/g, '\\$&')}"` : cell
}

/**
 * Rows as columns, each the text of an array: for `unnest($1::smallint[], $2::uuid[] …)`. The driver would escape every value
 * as if it were anybody's text, which took a fifth of a renewal run's computing.
 */
export function columnsOf<Row>(rows: readonly Row[], cells: readonly ((row: Row) => Cell)[]): string[] {
  return cells.map(cell => {
    let text = ''
    for (const row of rows) text += text ? `,${textOf(cell(row))}` : textOf(cell(row))
    return `{${text}}`
  })
}
