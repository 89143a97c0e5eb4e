/** Measures our gateway beside others, on subgraphs that cost next to nothing: `npm run bench:gateway`. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { WrongArgument } from '../arguments'
import { endAll, killAll } from '../command'
import { readArguments } from './arguments'
import type { Bench } from './bench'
import type { LoadOrder, LoadTold } from './load/order'
import { throughput } from './parts/throughput'
import { startChild } from './processes/child'
import { startIssuer } from './processes/issuer'
import { shapes } from './shapes/all'
import { throughputTables } from './tables'

const began = performance.now()
const tell = (text: string): void =>
  void process.stdout.write(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${text}\n`)

async function measure(bench: Bench): Promise<boolean> {
  const { parts } = bench.wanted
  const asked = shapes.filter(({ name }) => parts.some(part => part === name))
  for (const graph of new Set(asked.map(shape => shape.graph))) {
    const rows = await throughput(
      bench,
      graph,
      asked.filter(shape => shape.graph === graph),
    )
    process.stdout.write(`\n${throughputTables(rows)}\n\n`)
  }
  return true
}

async function main(): Promise<boolean> {
  const given = readArguments(process.argv.slice(2))
  const wanted = { ...given, profile: given.profile && resolve(given.profile) }
  if (wanted.profile) mkdirSync(wanted.profile, { recursive: true })
  const directory = mkdtempSync(join(tmpdir(), 'perennial-bench-'))
  const issuer = await startIssuer()
  const load = startChild<LoadOrder, LoadTold>('load/main.ts')
  try {
    const reached = await measure({ wanted, directory, issuer, load, tell })
    rmSync(directory, { recursive: true, force: true })
    return reached
  } catch (error) {
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
