import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { project } from './command'
import type { Finding } from './finding'

const sign = ({ reached }: Finding): string => (reached === null ? ' ' : reached ? '✓' : '✗')

/** The findings as a table. */
export function table(findings: readonly Finding[]): string {
  const rows = findings.map(finding => [sign(finding), finding.what, finding.target, finding.figure])
  const widths = [0, 1, 2].map(column => Math.max(...rows.map(row => row[column]?.length ?? 0)))
  return rows
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Keeps the findings for whoever compares them, with the machine that they were found on and what belongs to them. */
export function save(findings: readonly Finding[], settings: object, name = 'latest', more: object = {}): string {
  const directory = join(project, 'bench', 'results')
  mkdirSync(directory, { recursive: true })
  const file = join(directory, `${name}.json`)
  const [cpu] = cpus()
  const machine = {
    node: process.version,
    cpus: cpus().length,
    cpu: cpu?.model ?? '',
    memoryGb: Math.round(totalmem() / 2 ** 30),
  }
  writeFileSync(file, JSON.stringify({ at: new Date(), machine, settings, findings, ...more }, null, 2))
  return file
}
