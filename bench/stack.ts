import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, openSync, readFileSync, closeSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { begin, over, project, run, signal } from './command'
import { family, memoryOf } from './processes'

/** A whole system with a data directory and ports of its own. */
export interface Stack {
  readonly name: string
  readonly data: string
  /** What commands and the start need to mean this system. */
  readonly env: NodeJS.ProcessEnv
  readonly url: { readonly gateway: string } & Readonly<Record<Subgraph, string>>
}

export const subgraphs = ['catalog', 'billing', 'infrastructure'] as const
type Subgraph = (typeof subgraphs)[number]

export interface RunningStack extends Stack {
  /** Seconds until it answered. */
  readonly readyAfter: number
  /** Memory of all its processes together. */
  memory(): ReturnType<typeof memoryOf>
  stop(): Promise<void>
}

const READY_WITHIN_MS = 180_000
const STOPPED_WITHIN_MS = 60_000

/** Ports that are free now. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer())
  const ports = await Promise.all(
    servers.map(
      server =>
        new Promise<number>((found, failed) =>
          server.once('error', failed).listen(0, '127.0.0.1', () => {
            const address = server.address()
            found(typeof address === 'object' && address ? address.port : 0)
          }),
        ),
    ),
  )
  await Promise.all(servers.map(server => new Promise(closed => server.close(closed))))
  return ports
}

/** A system that may have run before: its data are where its name says. */
export async function createStack(base: string, name: string): Promise<Stack> {
  const data = join(base, name)
  mkdirSync(data, { recursive: true, mode: 0o755 })
  const [gateway, catalog, billing, infrastructure, payments, postgres] = (await freePorts(6)).map(String)
  const at = (port: string | undefined): string => `http://127.0.0.1:${port ?? ''}`
  return {
    name,
    data,
    env: {
      PERENNIAL_DATA: data,
      PORT: gateway,
      CATALOG_PORT: catalog,
      BILLING_PORT: billing,
      INFRASTRUCTURE_PORT: infrastructure,
      PAYMENT_SANDBOX_PORT: payments,
      POSTGRES_PORT: postgres,
      LOG_LEVEL: 'warn',
    },
    url: { gateway: at(gateway), catalog: at(catalog), billing: at(billing), infrastructure: at(infrastructure) },
  }
}

/** Starts it as a person does, with `npm start`, and waits until that says it is ready. */
export async function startStack(stack: Stack, env: NodeJS.ProcessEnv = {}): Promise<RunningStack> {
  const began = performance.now()
  const output = join(stack.data, 'bench.out')
  const to = openSync(output, 'w')
  const child = spawn('npm', ['start', '--silent'], {
    cwd: project,
    env: { ...process.env, ...stack.env, ...env },
    stdio: ['ignore', to, to],
    // A group of its own, to be told to stop as Ctrl-C in a terminal tells all that stands in front.
    detached: true,
  })
  closeSync(to)
  const { pid } = child
  if (pid === undefined) throw new Error('npm cannot be started')
  let ended = false
  const end = new Promise<void>(resolve =>
    child.once('exit', () => {
      ended = true
      over(pid)
      resolve()
    }),
  )
  const stop = async (): Promise<void> => {
    if (!ended) process.kill(-pid, 'SIGINT')
    await Promise.race([end, sleep(STOPPED_WITHIN_MS, undefined, { ref: false })])
    if (!ended) signal(pid, 'SIGKILL')
  }
  begin(pid, stop)
  // The line it ends its start with, and not an endpoint: the first of its processes answers long before the last.
  while (!/^Perennial is ready/m.test(readFileSync(output, 'utf8'))) {
    if (ended || performance.now() - began > READY_WITHIN_MS) {
      await stop()
      throw new Error(`${stack.name} did not start:\n${readFileSync(output, 'utf8').slice(-2000)}`)
    }
    await sleep(20)
  }
  const readyAfter = (performance.now() - began) / 1000
  return { ...stack, readyAfter, memory: () => memoryOf(family(pid).filter(member => member !== pid)), stop }
}

/** The word that the data of the bench are made from. */
const SEED = 'bench'

/** What the seed command says that it made. */
export interface Seeded {
  readonly now: string
  readonly services: number
  readonly sample: { readonly any: readonly string[]; readonly large: readonly string[] }
}

const recordOf = ({ data }: Stack): string => join(data, `seed-${SEED}.json`)

export const readSeeded = (stack: Stack): Seeded => JSON.parse(readFileSync(recordOf(stack), 'utf8'))

/** Fills it with so many services, unless that was done before. */
export async function seedStack(stack: Stack, services: number, tell: (text: string) => void): Promise<void> {
  if (existsSync(recordOf(stack)) && readSeeded(stack).services === services) {
    tell(`${stack.name}: found with ${services} services`)
    return
  }
  // The first start brings the demo's catalogues, which the seed then sells from.
  await (await startStack(stack)).stop()
  const { seconds } = await run('seed', ['--services', String(services), '--seed', SEED], stack.env, text =>
    tell(`${stack.name}: ${text.trim()}`),
  )
  tell(`${stack.name}: seeded in ${seconds.toFixed(0)} s`)
}
