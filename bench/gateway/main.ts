/** Measures our gateway beside others, on subgraphs that cost next to nothing: `npm run bench:gateway`. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { WrongArgument } from '../arguments'
import { endAll, killAll } from '../command'
import { save, table } from '../report'
import type { Arguments } from './arguments'
import { readArguments } from './arguments'
import type { Bench } from './bench'
import { gatewayNamed } from './gateways'
import type { LoadOrder, LoadTold } from './load/order'
import { cold } from './parts/cold'
import { literals } from './parts/literals'
import { memory } from './parts/memory'
import { wholeSystem } from './parts/system'
import { throughput } from './parts/throughput'
import { installPeers } from './peers'
import { picture } from './picture'
import { startChild } from './processes/child'
import { startIssuer } from './processes/issuer'
import { findingsOf } from './results'
import type { Results } from './results'
import { oneService, pageOf50 } from './shapes/hosting'
import type { Shape } from './shapes/shape'
import { nested } from './shapes/shop'
import { throughputTables } from './tables'

const began = performance.now()
const tell = (text: string): void =>
  void process.stdout.write(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${text}\n`)

const show = (text: string): void => void process.stdout.write(`\n${text}\n\n`)

/** Shapes by graph, as gateways are started once a graph. */
const shapesOf: readonly (readonly [string, readonly Shape[]])[] = [
  ['hosting', [oneService, pageOf50]],
  ['shop', [nested]],
]

async function measure(bench: Bench, results: Results): Promise<void> {
  const { parts } = bench.wanted
  const wants = (part: string): boolean => parts.some(one => one === part)
  for (const [graph, all] of shapesOf) {
    const shapes = all.filter(({ name }) => wants(name))
    if (shapes.length === 0) continue
    const rows = await throughput(bench, graph, shapes)
    results.throughput.push(...rows)
    show(throughputTables(rows))
  }
  if (wants('shared')) {
    results.shared = await throughput(bench, 'shop', [nested], true)
    show(`Identical requests at the same time answered once:\n\n${throughputTables(results.shared)}`)
  }
  if (wants('system')) results.system = await wholeSystem(bench)
  if (wants('literals')) results.literals = await literals(bench)
  if (wants('cold')) results.cold = await cold(bench)
  if (wants('memory')) results.memory = await memory(bench)
}

/** Prints all of it and keeps it; tells whether every target was reached. */
function report(results: Results, wanted: Arguments): boolean {
  const findings = findingsOf(results)
  const { throughput: rows } = results
  const kept = save(findings, wanted, 'gateway', { results })
  if (findings.length > 0) show(table(findings))
  show(`Kept in ${kept}`)
  if (rows.length > 0) writeFileSync(kept.replace(/json$/, 'svg'), picture(rows))
  return findings.every(({ reached }) => reached !== false)
}

async function main(): Promise<boolean> {
  const given = readArguments(process.argv.slice(2))
  const wanted = { ...given, profile: given.profile && resolve(given.profile) }
  if (wanted.profile) mkdirSync(wanted.profile, { recursive: true })
  const directory = mkdtempSync(join(tmpdir(), 'perennial-bench-'))
  const remove = (): void => rmSync(directory, { recursive: true, force: true })
  process.once('SIGINT', remove).once('SIGTERM', remove)
  const issuer = await startIssuer()
  const load = startChild<LoadOrder, LoadTold>('load/main.ts')
  const results: Results = { throughput: [], shared: [], system: [], literals: [], cold: undefined, memory: [] }
  try {
    if (wanted.gateways.some(name => gatewayNamed(name).isPeer)) await installPeers(tell)
    await measure({ wanted, directory, issuer, load, tell }, results)
    remove()
    return report(results, wanted)
  } catch (error) {
    report(results, wanted)
    tell(`what the gateways said is in ${directory}`)
    throw error
  } finally {
    await endAll()
    issuer.close()
  }
}

for (const name of ['SIGINT', 'SIGTERM'] as const)
  process.once(name, () => {
    void endAll().then(() => process.exit(1))
  })
process.once('exit', killAll)

main().then(
  reached => {
    process.exitCode = reached ? 0 : 1
  },
  (error: unknown) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    process.stderr.write(`${error instanceof WrongArgument ? error.message : text}\n`)
    process.exitCode = 1
  },
)
