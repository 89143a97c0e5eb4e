import type { Row } from './parts/throughput'
import { gateways } from './gateways'
import { shapeNamed } from './shapes/all'

const titleOf = (name: string): string => gateways.find(gateway => gateway.name === name)?.title ?? name

const columns: readonly (readonly [string, (row: Row) => string])[] = [
  ['gateway', row => titleOf(row.gateway)],
  ['requests/s', row => row.requestsPerSecond.toFixed(0)],
  ['p50 ms', row => row.p50.toFixed(2)],
  ['p99 ms', row => row.p99.toFixed(2)],
  ['CPU µs', row => row.cpu.toFixed(0)],
  ['cores', row => row.cores.toFixed(2)],
  ['fetches', row => row.fetches.toFixed(2)],
  ['peak MB', row => row.peakMegabytes.toFixed(0)],
]

/** Figures of one shape with one number of connections, the fastest first. */
function oneTable(rows: readonly Row[]): string {
  const ordered = [...rows].sort((one, other) => other.requestsPerSecond - one.requestsPerSecond)
  const cells = [columns.map(([name]) => name), ...ordered.map(row => columns.map(([, cell]) => cell(row)))]
  const widths = columns.map((_, column) => Math.max(...cells.map(line => line[column]?.length ?? 0)))
  return cells
    .map(line =>
      line.map((cell, at) => (at ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))).join('  '),
    )
    .join('\n')
}

export function throughputTables(rows: readonly Row[]): string {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = `${shapeNamed(row.shape).title}, ${row.connections} connections`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups].map(([title, of]) => `${title}\n${oneTable(of)}`).join('\n\n')
}
