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
import { freePort, startTestGateway } from './gateway'
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
  let gateway: ChildProcess | undefined

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
    gateway?.kill('SIGKILL')
    gateway = undefined
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
    if (!gateway) return
    const exited = once(gateway, 'exit')
    gateway.kill('SIGTERM')
    await exited
  }

  const find = (name: string, attributes: object = {}) =>
    collector.spans.find(
      one => one.name === name && Object.entries(attributes).every(([key, value]) => one.attributes[key] === value),
    )

  const traceId = '0af7651916cd43dd8448eb211c80319c'

  it('go from the request through the operation to each subgraph, which is told how to go on', async () => {
    await run({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_SERVICE_NAME: 'edge' })
    const answer = await ask('query Page { book(id: "secret-of-anna") { title stock { shelf } } }')
    expect(await answer.json()).toMatchObject({ data: { book: { stock: { shelf: 'shelf secret-of-anna' } } } })
    await ask('query Linked { me }', { traceparent: `00-${traceId}-b7ad6b7169203331-01` })
    await ask('query Unlinked { me }', { traceparent: 'rubbish' })
    graph.stock.misbehave(response => void response.destroy())
    await ask('query Broken { warehouses }')
    await stop()

    const under = (name: string) => collector.spans.find(one => one.attributes['graphql.operation.name'] === name)
    const requestOf = (name: string) => collector.spans.find(({ spanId }) => spanId === under(name)?.parentSpanId)
    const operation = under('Page')
    const request = requestOf('Page')
    const [shop, stock] = ['shop', 'stock'].map(name => find('POST /graphql', { 'service.peer.name': name }))
    expect(operation).toMatchObject({ name: 'query', attributes: { 'graphql.operation.type': 'query' } })
    expect(request).toMatchObject({
      name: 'POST /graphql',
      service: 'edge',
      kind: server,
      attributes: { 'http.request.method': 'POST', 'http.route': '/graphql', 'http.response.status_code': 200 },
    })
    expect(JSON.stringify(request?.attributes['http.request.header.x-request-id'])).toContain('request-of-the-test')
    for (const call of [shop, stock])
      expect(call).toMatchObject({ kind: client, parentSpanId: operation?.spanId, traceId: request?.traceId })
    expect(graph.stock.received[0]?.headers['traceparent']).toBe(`00-${stock?.traceId}-${stock?.spanId}-01`)
    expect(graph.shop.received[0]?.headers['traceparent']).toBe(`00-${shop?.traceId}-${shop?.spanId}-01`)

    // They begin at the gateway, linked to what the client says.
    expect(requestOf('Linked')?.traceId).not.toBe(traceId)
    expect(requestOf('Linked')?.links).toMatchObject([{ traceId, spanId: 'b7ad6b7169203331' }])
    expect(requestOf('Unlinked')?.links).toEqual([])

    // They say what went wrong as a code, and hold nothing of a person.
    const broken = collector.spans.find(({ parentSpanId }) => parentSpanId === under('Broken')?.spanId)
    expect(broken).toMatchObject({ status: { code: 2 }, attributes: { 'error.type': 'SUBGRAPH_UNAVAILABLE' } })
    for (const personal of ['anna', DEMO_ACCOUNT_ID, 'Bearer']) expect(collector.text()).not.toContain(personal)
  })

  it('are lost when there is no collector, and nothing else is', async () => {
    await run({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' })
    expect(await (await ask('{ me }')).json()).toEqual({ data: { me: 'account' } })
    const told = Date.now()
    await stop()
    expect(Date.now() - told).toBeLessThan(11_000)
  })

  it('there are none when nobody asks for them', async () => {
    const untraced = await startTestGateway(graph)
    expect((await untraced.ask('{ me }')).body).toEqual({ data: { me: 'account' } })
    expect(graph.shop.received[0]?.headers).not.toHaveProperty('traceparent')
    await untraced.close()
  })
})
