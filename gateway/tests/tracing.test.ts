import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DEMO_ACCOUNT_ID } from '../../services/shared/domain/ids'
import type { Collector } from '../../services/shared/testing/collector'
import { startCollector } from '../../services/shared/testing/collector'
import { makeToken } from '../token'
import { freePort } from './gateway'
import type { TestGraph } from './graph'
import { startTestGraph } from './graph'
import { secretOf } from './subgraph'

/** Processes of their own, on a machine that may be busy with other tests. */
jest.setTimeout(120_000)

const server = 2
const client = 3

describe('traces', () => {
  let graph: TestGraph
  let collector: Collector
  let directory: string
  let env: NodeJS.ProcessEnv
  let url: string
  let gateway: ChildProcess

  beforeAll(async () => {
    graph = await startTestGraph()
    collector = await startCollector()
  })
  afterAll(async () => {
    await graph.close()
    await collector.close()
  })
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'perennial-gateway-'))
    writeFileSync(join(directory, 'supergraph.graphql'), graph.supergraph)
    const port = await freePort()
    url = `http://127.0.0.1:${port}`
    env = {
      PATH: process.env['PATH'],
      PORT: String(port),
      SUPERGRAPH_PATH: join(directory, 'supergraph.graphql'),
      DATA_DIR: join(directory, 'data'),
      SHOP_URL: graph.shop.url,
      STOCK_URL: graph.stock.url,
      SHOP_IDENTITY_SECRET: secretOf('shop'),
      STOCK_IDENTITY_SECRET: secretOf('stock'),
      STOCK_RETRY_PERCENT: '0',
    }
    collector.spans.length = 0
    graph.shop.received.length = 0
    graph.stock.received.length = 0
  })
  afterEach(() => {
    gateway.kill('SIGKILL')
    graph.stock.misbehave(undefined)
    rmSync(directory, { recursive: true, force: true })
  })

  const run = async (more: NodeJS.ProcessEnv): Promise<void> => {
    gateway = spawn(process.execPath, ['--import', 'tsx', resolve(__dirname, '../main.ts')], {
      env: { ...env, ...more },
      stdio: 'ignore',
    })
    for (const patience = Date.now() + 60_000; Date.now() < patience;) {
      const isLive = await fetch(`${url}/live`).then(
        ({ ok }) => ok,
        () => false,
      )
      if (isLive) return
      await new Promise(done => setTimeout(done, 50))
    }
    throw new Error('it did not start')
  }

  const ask = async (query: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await makeToken(['--account', 'demo'], env)}`,
        'x-request-id': 'request-of-the-test',
        ...headers,
      },
      body: JSON.stringify({ query }),
    })

  const stop = async (): Promise<void> => {
    const exited = once(gateway, 'exit')
    gateway.kill('SIGTERM')
    await exited
  }

  const find = (name: string, attributes: object = {}) =>
    collector.spans.find(
      one => one.name === name && Object.entries(attributes).every(([key, value]) => one.attributes[key] === value),
    )

  it('go from the request through the operation to each subgraph, which is told how to go on', async () => {
    await run({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url })
    const answer = await ask('query Page { book(id: "secret-of-anna") { title stock { shelf } } }')
    expect(await answer.json()).toMatchObject({ data: { book: { stock: { shelf: 'shelf secret-of-anna' } } } })
    await stop()

    const request = find('POST /graphql', { 'http.route': '/graphql' })
    const operation = find('query')
    const shop = find('POST /graphql', { 'service.peer.name': 'shop' })
    const stock = find('POST /graphql', { 'service.peer.name': 'stock' })
    expect(request).toMatchObject({
      service: 'gateway',
      kind: server,
      attributes: { 'http.request.method': 'POST', 'http.response.status_code': 200 },
    })
    expect(JSON.stringify(request?.attributes['http.request.header.x-request-id'])).toContain('request-of-the-test')
    expect(operation).toMatchObject({
      parentSpanId: request?.spanId,
      attributes: { 'graphql.operation.type': 'query', 'graphql.operation.name': 'Page' },
    })
    for (const call of [shop, stock])
      expect(call).toMatchObject({ kind: client, parentSpanId: operation?.spanId, traceId: request?.traceId })
    expect(graph.stock.received[0]?.headers['traceparent']).toBe(`00-${stock?.traceId}-${stock?.spanId}-01`)
    expect(graph.shop.received[0]?.headers['traceparent']).toBe(`00-${shop?.traceId}-${shop?.spanId}-01`)
    for (const personal of ['anna', DEMO_ACCOUNT_ID, 'Bearer']) expect(collector.text()).not.toContain(personal)
  })

  it('begin at the gateway, linked to what the client says', async () => {
    await run({ OTEL_TRACES_EXPORTER: 'otlp', OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${collector.url}/v1/traces` })
    const traceId = '0af7651916cd43dd8448eb211c80319c'
    await ask('{ me }', { traceparent: `00-${traceId}-b7ad6b7169203331-01` })
    await ask('{ me }', { traceparent: 'rubbish' })
    await stop()
    const [one, other] = collector.spans.filter(({ kind }) => kind === server)
    expect(one?.traceId).not.toBe(traceId)
    expect(one?.links).toMatchObject([{ traceId, spanId: 'b7ad6b7169203331' }])
    expect(other?.links).toEqual([])
  })

  it('say what went wrong, as a code', async () => {
    await run({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_SERVICE_NAME: 'edge' })
    graph.stock.misbehave(response => void response.destroy())
    await ask('{ book(id: "1") { stock { count } } }')
    await stop()
    expect(find('POST /graphql', { 'service.peer.name': 'stock' })).toMatchObject({
      service: 'edge',
      status: { code: 2 },
      attributes: { 'error.type': 'SUBGRAPH_UNAVAILABLE' },
    })
  })

  it.each([
    ['nobody asks for them', {}],
    ['the variables say so', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9', OTEL_TRACES_EXPORTER: 'none' }],
  ])('there are none when %s', async (_, more) => {
    await run(more)
    expect(await (await ask('{ me }')).json()).toEqual({ data: { me: 'account' } })
    expect(graph.shop.received[0]?.headers).not.toHaveProperty('traceparent')
  })

  it('are lost when there is no collector, and nothing else is', async () => {
    await run({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' })
    expect(await (await ask('{ me }')).json()).toEqual({ data: { me: 'account' } })
    const told = Date.now()
    await stop()
    expect(Date.now() - told).toBeLessThan(11_000)
  })
})
