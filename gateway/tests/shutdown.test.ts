import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Agent } from 'undici'
import { errorCode } from '../errorCode'
import { makeToken } from '../token'
import { freePort } from './gateway'
import type { TestGraph } from './graph'
import { startTestGraph } from './graph'
import { secretOf } from './subgraph'

const main = resolve(__dirname, '../main.ts')

/** Processes of their own, on a machine that may be busy with other tests. */
jest.setTimeout(120_000)

describe('the process', () => {
  let graph: TestGraph
  let directory: string
  let env: NodeJS.ProcessEnv
  let url: string
  const started: ChildProcess[] = []

  beforeAll(async () => {
    graph = await startTestGraph()
  })
  afterAll(() => graph.close())
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'perennial-gateway-'))
    const supergraph = join(directory, 'supergraph.graphql')
    writeFileSync(supergraph, graph.supergraph)
    const port = await freePort()
    url = `http://127.0.0.1:${port}`
    env = {
      PATH: process.env['PATH'],
      PORT: String(port),
      SUPERGRAPH_PATH: supergraph,
      DATA_DIR: join(directory, 'data'),
      SHOP_URL: graph.shop.url,
      STOCK_URL: graph.stock.url,
      SHOP_IDENTITY_SECRET: secretOf('shop'),
      STOCK_IDENTITY_SECRET: secretOf('stock'),
    }
  })
  afterEach(() => {
    for (const child of started) child.kill('SIGKILL')
    graph.shop.misbehave(undefined)
    rmSync(directory, { recursive: true, force: true })
  })

  const run = (more: NodeJS.ProcessEnv = {}) => {
    const child = spawn(process.execPath, ['--import', 'tsx', main], {
      env: { ...env, ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    started.push(child)
    let output = ''
    child.stdout.on('data', data => (output += data))
    child.stderr.on('data', data => (output += data))
    const exited = once(child, 'exit').then(([code]) => Number(code))
    return { child, exited, output: () => output }
  }

  const untilLive = async (): Promise<void> => {
    for (const patience = Date.now() + 60_000; Date.now() < patience;) {
      if (
        await fetch(`${url}/live`).then(
          ({ ok }) => ok,
          () => false,
        )
      )
        return
      await new Promise(done => setTimeout(done, 50))
    }
    throw new Error('it did not start')
  }

  const ask = async (token: string) =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: '{"query":"{ me }"}',
    })

  const askBy = async (dispatcher: Agent, token: string) => {
    const { statusCode: status, body } = await dispatcher.request({
      origin: url,
      path: '/graphql',
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: '{"query":"{ me }"}',
    })
    return { status, body: await body.text() }
  }

  it('told to stop finishes what is in flight, takes nothing new, and exits with 0', async () => {
    const { child, exited, output } = run()
    await untilLive()
    const token = await makeToken(['--account', 'demo'], env)
    graph.shop.received.length = 0
    graph.shop.misbehave(response => void setTimeout(() => response.end('{"data":{"me":"slow"}}'), 1000))
    const inFlight = ask(token)
    while (graph.shop.received.length === 0) await new Promise(done => setTimeout(done, 10))
    const told = Date.now()
    child.kill('SIGTERM')
    await new Promise(done => setTimeout(done, 200))
    await expect(fetch(`${url}/live`)).rejects.toThrow()
    const response = await inFlight
    expect([response.status, await response.json()]).toEqual([200, { data: { me: 'slow' } }])
    expect(await exited).toBe(0)
    expect(Date.now() - told).toBeLessThan(5000)
    expect(output()).toContain('"stopping"')
  })

  it('told to stop under load fails not one request', async () => {
    const { child, exited } = run()
    await untilLive()
    const token = await makeToken(['--account', 'demo'], env)
    const refused: unknown[] = []
    const failed: unknown[] = []
    let answered = 0
    const client = async (): Promise<void> => {
      const agent = new Agent({ connections: 1 })
      for (let isUp = true; isUp;) {
        try {
          const { status, body } = await askBy(agent, token)
          if (status !== 200 || body !== '{"data":{"me":"account"}}') failed.push(body)
          answered++
        } catch (error) {
          isUp = false
          const code = errorCode(error)
          ;(code === 'ECONNREFUSED' ? refused : failed).push(code)
        }
      }
      await agent.close()
    }
    const clients = Array.from({ length: 16 }, client)
    while (answered < 200) await new Promise(done => setTimeout(done, 10))
    child.kill('SIGTERM')
    await Promise.all(clients)
    expect(failed).toEqual([])
    expect(refused).toHaveLength(16)
    expect(await exited).toBe(0)
  })

  it('stops within 10 s even when a subgraph never answers', async () => {
    const { child, exited } = run({ SUBGRAPH_TIMEOUT_MS: '60000' })
    await untilLive()
    const token = await makeToken(['--account', 'demo'], env)
    graph.shop.received.length = 0
    graph.shop.misbehave(() => undefined)
    const inFlight = ask(token).catch(() => undefined)
    while (graph.shop.received.length === 0) await new Promise(done => setTimeout(done, 10))
    const told = Date.now()
    child.kill('SIGTERM')
    await exited
    expect(Date.now() - told).toBeLessThan(11_000)
    await inFlight
  })

  it('does not start in production without an issuer, and says so', async () => {
    const { exited, output } = run({ NODE_ENV: 'production', PUBLIC_URL: 'https://perennial.example' })
    expect(await exited).toBe(1)
    expect(output()).toMatch(/OIDC_ISSUER is not set/)
  })

  it('does not start on a port that is taken, and says so', async () => {
    run()
    await untilLive()
    const second = run()
    expect(await second.exited).toBe(1)
    expect(second.output()).toMatch(/EADDRINUSE|in use/)
  })
})
