/** Measures what the project promises, on systems of its own, as a client and by its commands: `npm run bench`. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Arguments, readArguments, WrongArgument } from './arguments'
import { endAll, killAll, run } from './command'
import { findCustomers } from './customers'
import type { Finding } from './finding'
import { createGraph } from './graph'
import { importCatalog } from './parts/catalogImport'
import { growthOf, type Target } from './parts/growth'
import { renewals } from './parts/renewals'
import { requestCounts } from './parts/requests'
import { startUp } from './parts/startUp'
import { save, table } from './report'
import { createStack, type RunningStack, seedStack, type Stack, startStack } from './stack'

const began = performance.now()
const tell = (text: string): void =>
  void process.stdout.write(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${text}\n`)

/** Work that grows with the number of services (observing each of them, say) is other processes' than those measured. */
const QUIET = { BACKGROUND_WORK: 'false' }

async function measure(wanted: Arguments, base: string): Promise<Finding[]> {
  const { parts, sizes } = wanted
  const findings: Finding[] = []
  if (parts.includes('start')) {
    tell('starting a fresh system')
    findings.push(...(await startUp(base)))
  }
  if (parts.includes('import')) {
    tell('importing a catalogue')
    findings.push(...(await importCatalog(await createStack(base, 'import'))))
  }
  if (!parts.some(part => part === 'requests' || part === 'growth' || part === 'renewals')) return findings

  const [small, large] = [await createStack(base, `${sizes.small}`), await createStack(base, `${sizes.large}`)]
  await seedStack(small, sizes.small, tell)
  await seedStack(large, sizes.large, tell)
  if (parts.includes('requests') || parts.includes('growth')) {
    findings.push(...(await requestParts(wanted, small, large)))
  }
  if (parts.includes('renewals')) findings.push(...(await renewals(small, large, sizes, tell)))
  return findings
}

async function requestParts(wanted: Arguments, small: Stack, large: Stack): Promise<Finding[]> {
  const running: RunningStack[] = []
  const graphs: { close(): Promise<void> }[] = []
  const target = async (stack: Stack, services: number): Promise<Target> => {
    const started = await startStack(stack, QUIET)
    running.push(started)
    const graph = createGraph(stack.url.gateway)
    graphs.push(graph)
    return { services, graph, customers: await findCustomers(stack, graph) }
  }
  try {
    const few = await target(small, wanted.sizes.small)
    const many = await target(large, wanted.sizes.large)
    const findings: Finding[] = []
    if (wanted.parts.includes('requests')) {
      tell('counting fetches and statements')
      findings.push(...(await requestCounts(large, many.graph, many.customers)))
    }
    if (wanted.parts.includes('growth')) findings.push(...(await growthOf(few, many, wanted, tell)))
    return findings
  } finally {
    for (const graph of graphs) await graph.close()
    for (const stack of running) await stack.stop()
  }
}

/** PostgreSQL may run as a user of its own, who must be able to reach its data. */
function baseDirectory(): { path: string; isOurs: boolean } {
  const given = process.env['PERENNIAL_BENCH_DATA']
  if (given) {
    mkdirSync(given, { recursive: true, mode: 0o755 })
    return { path: resolve(given), isOurs: false }
  }
  const path = mkdtempSync(join(tmpdir(), 'perennial-bench-'))
  chmodSync(path, 0o755)
  return { path, isOurs: true }
}

/** What was only made for this run goes as `npm run reset` lets it go. */
async function remove(base: string, names: readonly string[]): Promise<void> {
  for (const name of names)
    if (existsSync(join(base, name))) await run('reset', [], { PERENNIAL_DATA: join(base, name) })
}

async function main(): Promise<boolean> {
  const wanted = readArguments(process.argv.slice(2))
  const { path: base, isOurs } = baseDirectory()
  const { small, large } = wanted.sizes
  const throwaway = ['fresh', 'import']
  await remove(base, throwaway)
  try {
    const findings = await measure(wanted, base)
    process.stdout.write(`\n${table(findings)}\n\nKept in ${save(findings, wanted)}\n`)
    return findings.every(({ reached }) => reached !== false)
  } finally {
    await remove(base, wanted.keep ? throwaway : [...throwaway, `${small}`, `${large}`])
    if (isOurs && !wanted.keep) rmSync(base, { recursive: true, force: true })
    else tell(`the data are kept in ${base}`)
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
