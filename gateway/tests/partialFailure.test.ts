import type { TestGateway } from './gateway'
import { startTestGateway } from './gateway'
import type { TestGraph } from './graph'
import { startTestGraph } from './graph'
import type { Misbehaviour } from './subgraph'

const answer =
  (status: number, text: string, type = 'application/json'): Misbehaviour =>
  response =>
    void response.writeHead(status, { 'content-type': type }).end(text)

const truncated: Misbehaviour = response => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' }).write('{"data":{"_ent')
  setTimeout(() => response.destroy(), 20)
}
const cutOff: Misbehaviour = response => void response.destroy()
const silent: Misbehaviour = () => undefined
const drip: Misbehaviour = response => {
  response.writeHead(200, { 'content-type': 'application/json' }).write('{')
  const timer = setInterval(() => response.write(' '), 50)
  response.on('close', () => clearInterval(timer))
}

const entities = (...values: unknown[]): Misbehaviour => answer(200, JSON.stringify({ data: { _entities: values } }))

describe('a subgraph in trouble costs its own fields, and nothing else', () => {
  let graph: TestGraph
  let gateway: TestGateway

  beforeAll(async () => {
    graph = await startTestGraph()
    gateway = await startTestGateway(graph, {
      SUBGRAPH_TIMEOUT_MS: '400',
      SUBGRAPH_CONNECT_TIMEOUT_MS: '200',
      SUBGRAPH_MAX_RESPONSE_BYTES: '20000',
      SUBGRAPH_BREAKER_PERCENT: '0',
    })
  })
  afterAll(async () => {
    await gateway.close()
    await graph.close()
  })
  afterEach(() => graph.stock.misbehave(undefined))

  const query = '{ book(id: "1") { title stock { count shelves } } }'
  const rest = { book: { title: 'Title 1', stock: null } }

  const cases: [string, Misbehaviour, string][] = [
    ['closes the connection', cutOff, 'SUBGRAPH_UNAVAILABLE'],
    ['says 502', answer(502, 'bad gateway'), 'SUBGRAPH_UNAVAILABLE'],
    ['says 503', answer(503, ''), 'SUBGRAPH_UNAVAILABLE'],
    ['says nothing', silent, 'SUBGRAPH_TIMEOUT'],
    ['says it drop by drop', drip, 'SUBGRAPH_TIMEOUT'],
    ['breaks off its answer', truncated, 'SUBGRAPH_INVALID_RESPONSE'],
    ['says 500 with a stack', answer(500, 'Error: at /srv/stock/main.ts:12'), 'SUBGRAPH_INVALID_RESPONSE'],
    ['says 401', answer(401, '{"errors":[{"message":"who are you"}]}'), 'SUBGRAPH_INVALID_RESPONSE'],
    ['redirects', answer(302, ''), 'SUBGRAPH_INVALID_RESPONSE'],
    ['sends a web page', answer(200, '<html>welcome</html>', 'text/html'), 'SUBGRAPH_INVALID_RESPONSE'],
    ['sends half a JSON', answer(200, '{"data":{"_entities":['), 'SUBGRAPH_INVALID_RESPONSE'],
    ['sends nothing', answer(200, ''), 'SUBGRAPH_INVALID_RESPONSE'],
    ['sends null', answer(200, 'null'), 'SUBGRAPH_INVALID_RESPONSE'],
    ['sends a list', answer(200, '[]'), 'SUBGRAPH_INVALID_RESPONSE'],
    ['sends an empty object', answer(200, '{}'), 'SUBGRAPH_INVALID_RESPONSE'],
    ['sends errors that are none', answer(200, '{"data":null,"errors":["no"]}'), 'SUBGRAPH_INVALID_RESPONSE'],
    ['sends data that are a text', answer(200, '{"data":"yes"}'), 'SUBGRAPH_INVALID_RESPONSE'],
    ['sends no entities', answer(200, '{"data":{}}'), 'SUBGRAPH_INVALID_RESPONSE'],
    ['sends too few entities', entities(), 'SUBGRAPH_INVALID_RESPONSE'],
    ['sends too many entities', entities(null, null), 'SUBGRAPH_INVALID_RESPONSE'],
    ['sends an entity that is a number', entities(7), 'SUBGRAPH_INVALID_RESPONSE'],
    ['sends a text for an object', entities({ stock: 'much' }), 'SUBGRAPH_INVALID_RESPONSE'],
    ['sends a list for an object', entities({ stock: [{ count: 1 }] }), 'SUBGRAPH_INVALID_RESPONSE'],
    ['sends an object for a list', entities({ stock: { count: 1, shelves: {} } }), 'SUBGRAPH_INVALID_RESPONSE'],
    [
      'sends more than is taken',
      answer(200, JSON.stringify({ data: 'x'.repeat(30_000) })),
      'SUBGRAPH_INVALID_RESPONSE',
    ],
  ]

  it.each(cases)('when it %s', async (_, misbehaviour, code) => {
    graph.stock.misbehave(misbehaviour)
    const { status, body, headers, text } = await gateway.ask(query)
    expect(status).toBe(200)
    expect(body.data).toEqual(rest)
    expect(body.errors).toEqual([
      {
        message: expect.stringContaining('The rest is complete'),
        path: ['book', 'stock'],
        extensions: { code, service: 'stock', requestId: headers.get('x-request-id') },
      },
    ])
    expect(text).not.toMatch(/srv|who are you|127\.0\.0\.1|ECONN/)
    graph.stock.misbehave(undefined)
    expect((await gateway.ask(query)).body).toEqual({
      data: { book: { title: 'Title 1', stock: { count: 1, shelves: ['a', 'b'] } } },
    })
  })

  it('gives one error for a whole list, at the first place that misses its part', async () => {
    graph.stock.misbehave(silent)
    const { body } = await gateway.ask('{ books(first: 3) { title stock { count } } }')
    expect(body.data).toEqual({ books: ['1', '2', '3'].map(id => ({ title: `Title ${id}`, stock: null })) })
    expect(body.errors).toMatchObject([{ path: ['books', 0, 'stock'], extensions: { code: 'SUBGRAPH_TIMEOUT' } }])
  })

  it('answers within the time-out, however many wait', async () => {
    graph.stock.misbehave(silent)
    const started = Date.now()
    await Promise.all(Array.from({ length: 20 }, () => gateway.ask(query)))
    expect(Date.now() - started).toBeLessThan(2500)
  })

  it('when it is not there at all, and is whole again once it is', async () => {
    await graph.stock.goDown()
    const { body } = await gateway.ask(query)
    expect(body.data).toEqual(rest)
    expect(body.errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'stock' } }])
    const { body: readiness } = await gateway.send({}, '/ready')
    expect(readiness).toMatchObject({ status: 'degraded', subgraphs: { shop: 'up', stock: 'down' } })
    await graph.stock.comeBack()
    expect((await gateway.ask(query)).body.errors).toBeUndefined()
  })

  it('when it cannot be connected to (its packets are lost)', async () => {
    const lost = await startTestGateway(graph, {
      STOCK_URL: 'http://192.0.2.1:9/graphql',
      SUBGRAPH_CONNECT_TIMEOUT_MS: '300',
      SUBGRAPH_TIMEOUT_MS: '1500',
    })
    const { body } = await lost.ask(query)
    expect(body.data).toEqual(rest)
    expect(body.errors).toMatchObject([{ extensions: { service: 'stock' } }])
    await lost.close()
  })

  it('when the root of the answer is its own, that part is null and the other stays', async () => {
    graph.stock.misbehave(cutOff)
    const { body } = await gateway.ask('{ warehouses me }')
    expect(body.data).toEqual({ warehouses: null, me: 'account' })
    expect(body.errors).toMatchObject([{ path: ['warehouses'], extensions: { service: 'stock' } }])
  })

  it('makes an error of a null where the schema allows none, and puts the null where one may be', async () => {
    graph.stock.misbehave(entities({ stock: { count: null, shelves: [] } }))
    const { body } = await gateway.ask(query)
    expect(body.data).toEqual(rest)
    expect(body.errors).toMatchObject([
      { path: ['book', 'stock', 'count'], extensions: { code: 'SUBGRAPH_INVALID_RESPONSE' } },
    ])
    expect(body.extensions).toBeUndefined()
  })

  it('logs why, under the request’s id, and counts it', async () => {
    graph.stock.misbehave(answer(500, 'Error: at /srv/stock/main.ts:12'))
    const { headers } = await gateway.ask(query)
    const line = gateway.lines.find(
      one => one['requestId'] === headers.get('x-request-id') && one.msg === 'a subgraph failed',
    )
    expect(line).toMatchObject({
      subgraph: 'stock',
      code: 'SUBGRAPH_INVALID_RESPONSE',
      reason: 'answered with status 500',
    })
    expect(
      await gateway.metric('gateway_subgraph_requests_total', {
        subgraph: 'stock',
        outcome: 'SUBGRAPH_INVALID_RESPONSE',
      }),
    ).toBeGreaterThan(0)
  })
})
