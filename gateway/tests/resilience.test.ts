import type { ServerResponse } from 'node:http'
import type { TestGateway } from './gateway'
import { startTestGateway } from './gateway'
import type { TestGraph } from './graph'
import { startTestGraph } from './graph'
import type { Misbehaviour } from './subgraph'

const query = '{ book(id: "1") { title stock { count } } }'
const whole = { data: { book: { title: 'Title 1', stock: { count: 1 } } } }
const codesOf = (body: { errors?: { extensions?: { [key: string]: unknown } }[] }) =>
  body.errors?.map(({ extensions }) => extensions?.['code'])

const status =
  (code: number): Misbehaviour =>
  response =>
    void response.writeHead(code).end()
const cutOff: Misbehaviour = response => void response.destroy()
const silent: Misbehaviour = () => undefined

describe('what the gateway does about a subgraph in trouble', () => {
  let graph: TestGraph
  let gateway: TestGateway | undefined

  beforeAll(async () => {
    graph = await startTestGraph()
  })
  afterAll(() => graph.close())
  afterEach(async () => {
    graph.stock.misbehave(undefined)
    graph.shop.misbehave(undefined)
    await gateway?.close()
    gateway = undefined
  })

  const start = async (more: NodeJS.ProcessEnv = {}): Promise<TestGateway> => {
    gateway = await startTestGateway(graph, more)
    await gateway.ask(query)
    graph.stock.received.length = 0
    graph.shop.received.length = 0
    return gateway
  }

  /** Misbehaves so many times, then no more. */
  const times = (count: number, as: Misbehaviour): void => {
    let left = count
    graph.stock.misbehave((response, body) => {
      if (--left <= 0) graph.stock.misbehave(undefined)
      as(response, body)
    })
  }

  describe('the time-out', () => {
    it('of one subgraph stands in front of the general one', async () => {
      const { ask } = await start({ STOCK_TIMEOUT_MS: '150', SUBGRAPH_TIMEOUT_MS: '20000' })
      graph.stock.misbehave(silent)
      const started = Date.now()
      const { body } = await ask(query)
      expect(Date.now() - started).toBeLessThan(5000)
      expect(codesOf(body)).toEqual(['SUBGRAPH_TIMEOUT'])
      graph.shop.misbehave(response => void setTimeout(() => response.end('{"data":{"me":"slow"}}'), 400))
      expect((await ask('{ me }')).body).toEqual({ data: { me: 'slow' } })
    })
  })

  describe('a second attempt', () => {
    it.each([
      ['the connection was closed', cutOff],
      ['a proxy says 502', status(502)],
      ['a proxy says 503', status(503)],
      ['a proxy says 504', status(504)],
    ])('is made for a query when %s, under an identity of its own', async (_, misbehaviour) => {
      const { ask, metric } = await start()
      times(1, misbehaviour)
      expect((await ask(query)).body).toEqual(whole)
      expect(graph.stock.received).toHaveLength(2)
      expect(graph.stock.received.map(({ caller }) => caller?.viewer.kind)).toEqual(['account', 'account'])
      expect(await metric('gateway_subgraph_retries_total', { subgraph: 'stock' })).toBe(1)
    })

    it('is made once', async () => {
      const { ask } = await start()
      graph.stock.misbehave(cutOff)
      expect(codesOf((await ask(query)).body)).toEqual(['SUBGRAPH_UNAVAILABLE'])
      expect(graph.stock.received).toHaveLength(2)
    })

    it('is never made for a mutation, though it is for what is read after it', async () => {
      const { ask } = await start()
      graph.shop.misbehave(cutOff)
      const mutation = 'mutation { rename(id: "1", title: "x") { title stock { count } } }'
      expect(codesOf((await ask(mutation)).body)).toEqual(['SUBGRAPH_UNAVAILABLE'])
      expect(graph.shop.received).toHaveLength(1)
      graph.shop.misbehave(undefined)
      times(1, cutOff)
      expect((await ask(mutation)).body).toEqual({ data: { rename: { title: 'x', stock: { count: 1 } } } })
    })

    it.each([
      ['another status', status(500)],
      ['rubbish', (response: ServerResponse) => void response.end('no JSON')],
    ])('is not made after %s: somebody was there', async (_, misbehaviour) => {
      const { ask } = await start()
      graph.stock.misbehave(misbehaviour)
      await ask(query)
      expect(graph.stock.received).toHaveLength(1)
    })

    it('is not made after a time-out', async () => {
      const { ask } = await start({ STOCK_TIMEOUT_MS: '100' })
      graph.stock.misbehave(silent)
      await ask(query)
      expect(graph.stock.received).toHaveLength(1)
    })

    it('comes out of a budget, so that an outage does not double the load', async () => {
      const { ask } = await start({ SUBGRAPH_BREAKER_PERCENT: '0' })
      graph.stock.misbehave(cutOff)
      for (let n = 0; n < 50; n++) await ask(query)
      expect(graph.stock.received.length).toBeGreaterThan(50)
      expect(graph.stock.received.length).toBeLessThanOrEqual(50 + 10 + 50 / 10)
    })

    it('can be switched off', async () => {
      const { ask } = await start({ STOCK_RETRY_PERCENT: '0' })
      graph.stock.misbehave(cutOff)
      await ask(query)
      expect(graph.stock.received).toHaveLength(1)
    })
  })

  describe('the circuit breaker', () => {
    const eager = {
      STOCK_BREAKER_MIN_CALLS: '5',
      STOCK_BREAKER_OPEN_MS: '300',
      STOCK_TIMEOUT_MS: '150',
      STOCK_RETRY_PERCENT: '0',
    }

    it.each([
      ['fails', cutOff],
      ['does not answer', silent],
    ])('spares a subgraph that %s, answers at once, and asks again after a while', async (_, misbehaviour) => {
      const { ask, metric, send } = await start(eager)
      graph.stock.misbehave(misbehaviour)
      for (let n = 0; n < 5; n++) await ask(query)
      const asked = graph.stock.received.length
      const { body } = await ask(query)
      expect(body).toMatchObject({
        data: { book: { title: 'Title 1', stock: null } },
        errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'stock' } }],
      })
      expect(graph.stock.received).toHaveLength(asked)
      expect(await metric('gateway_subgraph_circuit_state', { subgraph: 'stock' })).toBe(2)
      expect((await send({}, '/ready')).body).toMatchObject({ status: 'degraded', circuits: { stock: 'open' } })

      graph.stock.misbehave(undefined)
      await new Promise(resolve => setTimeout(resolve, 320))
      expect((await ask(query)).body).toEqual(whole)
      expect(await metric('gateway_subgraph_circuit_state', { subgraph: 'stock' })).toBe(0)
      expect((await send({}, '/ready')).body).toMatchObject({ status: 'ready' })
    })

    it('lets one call through to see, and stays open when that fails', async () => {
      const { ask } = await start(eager)
      graph.stock.misbehave(cutOff)
      for (let n = 0; n < 5; n++) await ask(query)
      await new Promise(resolve => setTimeout(resolve, 320))
      const asked = graph.stock.received.length
      await Promise.all(Array.from({ length: 10 }, () => ask(query)))
      expect(graph.stock.received).toHaveLength(asked + 1)
    })

    it('stays closed while a subgraph answers, however wrong, and while few of its calls fail', async () => {
      const { ask } = await start({ ...eager, STOCK_BREAKER_PERCENT: '60' })
      graph.stock.misbehave(status(500))
      for (let n = 0; n < 10; n++) await ask(query)
      graph.stock.misbehave(undefined)
      for (let n = 0; n < 6; n++) {
        times(1, cutOff)
        await ask(query)
      }
      expect((await ask(query)).body).toEqual(whole)
    })

    it('opens for one subgraph only', async () => {
      const { ask } = await start(eager)
      graph.stock.misbehave(cutOff)
      for (let n = 0; n < 8; n++) await ask(query)
      expect((await ask('{ me }')).body).toEqual({ data: { me: 'account' } })
    })
  })

  describe('the bulkhead', () => {
    const narrow = { STOCK_MAX_CONCURRENT: '2', STOCK_MAX_QUEUED: '3', STOCK_RETRY_PERCENT: '0' }
    /** Different books: equal calls may be shared. */
    const askFor = (ask: TestGateway['ask'], count: number) =>
      Promise.all(
        Array.from({ length: count }, (_, n) =>
          ask('query ($id: ID!) { book(id: $id) { title stock { count } } }', { id: String(n + 1) }),
        ),
      )

    it('lets so many calls in, has so many wait in order, and fails one more at once', async () => {
      const { ask, metric } = await start(narrow)
      let most = 0
      let now = 0
      graph.stock.misbehave((response, body) => {
        most = Math.max(most, ++now)
        const [{ id }] = JSON.parse(body).variables.representations
        setTimeout(() => {
          now--
          response.end(JSON.stringify({ data: { _entities: [{ stock: { count: Number(id) } }] } }))
        }, 200)
      })
      const answers = askFor(ask, 8)
      await new Promise(resolve => setTimeout(resolve, 120))
      expect(await metric('gateway_subgraph_calls', { subgraph: 'stock', state: 'running' })).toBe(2)
      expect(await metric('gateway_subgraph_calls', { subgraph: 'stock', state: 'queued' })).toBe(3)
      const codes = (await answers).flatMap(({ body }) => codesOf(body) ?? [])
      expect(codes).toEqual(['SUBGRAPH_OVERLOADED', 'SUBGRAPH_OVERLOADED', 'SUBGRAPH_OVERLOADED'])
      expect(most).toBe(2)
      expect(
        await metric('gateway_subgraph_requests_total', { subgraph: 'stock', outcome: 'SUBGRAPH_OVERLOADED' }),
      ).toBe(3)
      expect(await metric('gateway_subgraph_calls', { subgraph: 'stock', state: 'running' })).toBe(0)
    })

    it('keeps a slow subgraph from holding up the others, and lets nobody wait beyond the time-out', async () => {
      const { ask } = await start({ ...narrow, STOCK_TIMEOUT_MS: '300' })
      graph.stock.misbehave(silent)
      const started = Date.now()
      const waiting = askFor(ask, 5)
      expect((await ask('{ me }')).body).toEqual({ data: { me: 'account' } })
      const codes = (await waiting).map(({ body }) => codesOf(body)?.[0])
      expect(Date.now() - started).toBeLessThan(3000)
      for (const code of codes) expect(['SUBGRAPH_OVERLOADED', 'SUBGRAPH_TIMEOUT']).toContain(code)
      graph.stock.misbehave(undefined)
      expect((await ask(query)).body).toEqual(whole)
    })
  })
})
