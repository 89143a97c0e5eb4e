import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { GraphQLFormattedError } from 'graphql'
import pino from 'pino'
import type { Log } from '../../services/shared/runtime/log'
import type { GatewaySettings } from '../env'
import { readGatewaySettings } from '../env'
import { start } from '../main'
import { makeToken } from '../token'
import type { TestGraph } from './graph'
import { secretOf } from './subgraph'

interface LogLine {
  readonly level: number
  readonly msg: string
  readonly [key: string]: unknown
}

/** A log that a test can read. */
function testLog(): { readonly log: Log; readonly lines: LogLine[]; readonly text: () => string } {
  const lines: LogLine[] = []
  const raw: string[] = []
  const log = pino(
    { level: 'debug', base: { part: 'gateway' } },
    {
      write: (line: string) => {
        raw.push(line)
        lines.push(JSON.parse(line))
      },
    },
  )
  return { log, lines, text: () => raw.join('') }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly body: { data?: Record<string, unknown> | null; errors?: GraphQLFormattedError[]; extensions?: unknown }
}

export interface TestGateway {
  readonly url: string
  readonly directory: string
  readonly supergraphPath: string
  readonly settings: GatewaySettings
  readonly env: NodeJS.ProcessEnv
  readonly lines: LogLine[]
  readonly logText: () => string
  /** A token of the embedded issuer. */
  token(account?: string, ...scopes: string[]): Promise<string>
  /** Posts an operation, with the demo customer's token unless the headers have another. */
  ask(query: string, variables?: object, headers?: Record<string, string>): Promise<Reply>
  /** Sends anything to `/graphql`. */
  send(init: RequestInit, path?: string): Promise<Reply>
  /** Reads a metric's value; undefined while it has none. */
  metric(name: string, labels?: Record<string, string>): Promise<number | undefined>
  close(): Promise<void>
}

const read = async (response: Response): Promise<Reply> => {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : {} }
}

/** The gateway of the given graph, as its own process would be, on a port of its own. */
export async function startTestGateway(
  { shop, stock, supergraph }: TestGraph,
  more: NodeJS.ProcessEnv = {},
): Promise<TestGateway> {
  const directory = mkdtempSync(join(tmpdir(), 'perennial-gateway-'))
  const supergraphPath = join(directory, 'supergraph.graphql')
  writeFileSync(supergraphPath, supergraph)
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: 'test',
    DRAIN_MS: '0',
    PUBLIC_METRICS: 'true',
    PORT: String(await freePort()),
    SUPERGRAPH_PATH: supergraphPath,
    DATA_DIR: join(directory, 'data'),
    MANAGER_PATH: join(directory, 'manager'),
    EXPLORER_PATH: join(directory, 'explorer'),
    SHOP_URL: shop.url,
    STOCK_URL: stock.url,
    SHOP_IDENTITY_SECRET: secretOf('shop'),
    STOCK_IDENTITY_SECRET: secretOf('stock'),
    ...more,
  }
  const { log, lines, text } = testLog()
  const settings = readGatewaySettings(env)
  const running = await start(settings, log)
  const tokens = new Map<string, string>()

  const token = async (account = 'demo', ...scopes: string[]): Promise<string> => {
    const key = [account, ...scopes].join(' ')
    const args = ['--account', account, ...scopes.flatMap(scope => ['--scope', scope])]
    const made = tokens.get(key) ?? (await makeToken(args, env))
    tokens.set(key, made)
    return made
  }
  const send: TestGateway['send'] = async (init, path = '/graphql') => read(await fetch(running.url + path, init))

  return {
    url: running.url,
    directory,
    supergraphPath,
    settings,
    env,
    lines,
    logText: text,
    token,
    send,
    ask: async (query, variables, headers = {}) => {
      const authorization = headers['authorization'] ?? `Bearer ${await token()}`
      return send({
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers, authorization },
        body: JSON.stringify({ query, variables }),
      })
    },
    metric: async (name, labels = {}) => {
      const { text: all } = await send({}, '/metrics')
      const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`)
      const line = all.split('\n').find(one => one.startsWith(`${name}{`) && wanted.every(label => one.includes(label)))
      return line === undefined ? undefined : Number(line.split(' ').at(-1))
    },
    close: async () => {
      await running.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
