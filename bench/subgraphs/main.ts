/** Measures the subgraphs, each in a process of its own with its data in memory: `npm run bench:subgraphs`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { endAll, killAll } from '../command'
import { freePort, scriptOf, startServer } from '../gateway/processes/server'
import { median } from '../statistics'
import type { Measured } from './load'
import { measure } from './load'
import type { Shape } from './requests'
import { SECRET, SIZE, prepare, shapes } from './requests'

const began = performance.now()
const tell = (text: string): void =>
  void process.stdout.write(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${text}\n`)

const { values: given } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '16' },
    servers: { type: 'string', default: 'apollo,plain,ours,bare' },
    only: { type: 'string' },
    profile: { type: 'string' },
  },
})

const titles: Readonly<Record<string, string>> = {
  apollo: 'Apollo Server, as it comes, without identity',
  plain: 'graphql-js alone, without framework and identity',
  ours: 'ours, with identity',
  bare: 'no GraphQL at all, with identity',
}

/** Ours is to have this share of what is possible without GraphQL. */
const TARGET = 0.6

async function start(shape: Shape, server: string, directory: string) {
  const port = await freePort()
  const [command = '', ...args] = scriptOf('memory')
    .replace(/^exec /, '')
    .split(' ')
  const profiling = given.profile && server === 'ours' ? ['--cpu-prof', `--cpu-prof-dir=${given.profile}`] : []
  return startServer({
    name: `${shape.subgraph}-${server}`,
    command,
    args: [...profiling, ...args, shape.subgraph, server],
    env: {
      PORT: `${port}`,
      IDENTITY_SECRETS: SECRET,
      ACCOUNTS: `${SIZE.accounts}`,
      SERVICES_OF_EACH: `${SIZE.servicesOfEach}`,
      LOG_LEVEL: 'warn',
      NODE_ENV: 'production',
    },
    port,
    directory,
  })
}

async function compare(shape: Shape, directory: string): Promise<boolean> {
  const prepared = Array.from({ length: SIZE.accounts }, (_, account) => prepare(shape, account))
  const names = given.servers.split(',')
  const servers = await Promise.all(
    names.map(async name => ({ name, ...(await start(shape, name, directory)), measured: [] as Measured[] })),
  )
  const [first] = servers
  if (!first) throw new TypeError('no server is named')
  // All must give the same bytes: those of the first one.
  const expected: string[] = []
  for (const { request } of prepared) {
    const [head = '', body = ''] = request().toString().split('\r\n\r\n')
    const headers = head
      .split('\r\n')
      .slice(1)
      .filter(line => !/^(host|content-length)/.test(line))
    const answer = await fetch(`http://127.0.0.1:${first.port}/graphql`, {
      method: 'POST',
      headers: headers.map((line): [string, string] => [
        line.slice(0, line.indexOf(':')),
        line.slice(line.indexOf(':') + 2),
      ]),
      body,
    })
    expected.push((await answer.text()).trimEnd())
  }
  tell(`${shape.title}: ${Buffer.byteLength(expected[0] ?? '')} bytes`)
  for (let round = 1; round <= Number(given.rounds); round++) {
    for (const { name, port, pids, measured } of servers) {
      const turn = {
        port,
        pids,
        connections: Number(given.connections),
        warmUpSeconds: round === 1 ? 2 : 0.5,
        seconds: Number(given.seconds),
        prepared,
        expected,
      }
      const one = await measure(turn)
      measured.push(one)
      tell(`round ${round}: ${name}: ${one.requestsPerSecond.toFixed(0)} a second`)
    }
  }
  for (const { stop } of servers) await stop()
  return print(shape, servers)
}

interface Row {
  readonly name: string
  readonly measured: readonly Measured[]
}

function print({ title }: Shape, rows: readonly Row[]): boolean {
  const medians = rows.map(({ name, measured }) => ({
    name,
    rps: median(measured.map(one => one.requestsPerSecond)),
    cpu: median(measured.map(one => one.cpuMicroseconds)),
  }))
  const rpsOf = (wanted: string): number => medians.find(({ name }) => name === wanted)?.rps ?? Number.NaN
  const lines = medians.map(({ name, rps, cpu }) =>
    [
      (titles[name] ?? name).padEnd(52),
      rps.toFixed(0).padStart(8),
      cpu.toFixed(0).padStart(10),
      (rps / rpsOf('apollo')).toFixed(2).padStart(12),
      (rps / rpsOf('bare')).toFixed(2).padStart(14),
    ].join(''),
  )
  const head = `${title.padEnd(52)}${'req/s'.padStart(8)}${'CPU µs'.padStart(10)}${'× Apollo'.padStart(12)}${'× no GraphQL'.padStart(14)}`
  const share = rpsOf('ours') / rpsOf('bare')
  const verdict = Number.isNaN(share)
    ? ''
    : `${share >= TARGET ? '✓' : '✗'} ours ${share.toFixed(2)} × no GraphQL at all; target ${TARGET}\n`
  process.stdout.write(`\n${head}\n${lines.join('\n')}\n${verdict}\n`)
  return !(share < TARGET)
}

async function main(): Promise<boolean> {
  const directory = mkdtempSync(join(tmpdir(), 'perennial-bench-'))
  let reached = true
  try {
    for (const shape of shapes) {
      if (given.only !== undefined && given.only !== shape.subgraph) continue
      reached = (await compare(shape, directory)) && reached
    }
  } finally {
    await endAll()
    rmSync(directory, { recursive: true, force: true })
  }
  return reached
}

process.once('exit', killAll)

main().then(
  reached => {
    process.exitCode = reached ? 0 : 1
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exitCode = 1
  },
)
