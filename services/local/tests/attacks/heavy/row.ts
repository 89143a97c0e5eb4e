/** One attack and how it went. */
export interface Row {
  readonly attack: string
  /** What is demanded. */
  readonly asked: string
  readonly answer: string
  readonly goodput: string
  readonly recovery: string
  readonly memory: string
  readonly passed: boolean
}

/** Memory may grow by so much while it lasts, in MB. */
export const mostMemoryMb = 50

/** Good requests must be answered as before after so long. */
export const recoveredWithinMs = 5000

export function table(rows: readonly Row[]): string {
  const cells = [
    ['attack', 'asked', 'answer', 'goodput', 'recovery', 'memory', ''],
    ...rows.map(row => [
      row.attack,
      row.asked,
      row.answer,
      row.goodput,
      row.recovery,
      row.memory,
      row.passed ? 'pass' : 'FAIL',
    ]),
  ]
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map(row => (row[column] ?? '').length)))
  return cells
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
