import type { TestGateway } from './gateway'
import { startTestGateway } from './gateway'
import type { TestGraph } from './graph'
import { startTestGraph } from './graph'
import { DEMO_ACCOUNT_ID } from '../../services/shared/domain/ids'

describe('the gateway, over real subgraphs', () => {
  let graph: TestGraph
  let gateway: TestGateway

  beforeAll(async () => {
    graph = await startTestGraph()
    gateway = await startTestGateway(graph)
  })
  afterAll(async () => {
    await gateway.close()
    await graph.close()
  })
  beforeEach(() => {
    graph.shop.received.length = 0
    graph.stock.received.length = 0
  })

  it('answers one question from two subgraphs, with one call to each, whatever the size of the list', async () => {
    const { status, body } = await gateway.ask('query Page { books(first: 50) { id title stock { count } } }')
    expect(status).toBe(200)
    expect(body.errors).toBeUndefined()
    const { books } = body.data as { books: unknown[] }
    expect(books).toHaveLength(50)
    expect(books[49]).toEqual({ id: '50', title: 'Title 50', stock: { count: 50 } })
    expect([graph.shop.received.length, graph.stock.received.length]).toEqual([1, 1])
  })

  it('counts its calls by subgraph, where a bench can read them', async () => {
    const before = (await gateway.metric('gateway_subgraph_requests_total', { subgraph: 'stock', outcome: 'ok' })) ?? 0
    await gateway.ask('{ book(id: "1") { stock { count } } }')
    expect(await gateway.metric('gateway_subgraph_requests_total', { subgraph: 'stock', outcome: 'ok' })).toBe(
      before + 1,
    )
  })

  it('signs every call for its one subgraph, in the name of the token’s account', async () => {
    await gateway.ask('{ book(id: "1") { stock { count } } }')
    for (const { received } of [graph.shop, graph.stock])
      expect(received[0]?.caller?.viewer).toEqual({
        kind: 'account',
        accountId: DEMO_ACCOUNT_ID,
        scopes: ['catalog:read', 'services:read', 'services:write', 'billing:read'],
      })
  })

  it('80: passes on nothing that the client says of itself', async () => {
    const forged = {
      'x-perennial-identity': 'v1.forged.forged',
      'x-forwarded-for': '10.0.0.1',
      cookie: 'session=1',
      'x-other': 'something',
    }
    const { body } = await gateway.ask('{ me book(id: "1") { stock { count } } }', {}, forged)
    expect(body.data).toMatchObject({ me: 'account' })
    for (const { received } of [graph.shop, graph.stock]) {
      const names = Object.keys(received[0]?.headers ?? {}).sort()
      expect(names).toEqual(['content-length', 'content-type', 'host', 'x-perennial-identity', 'x-request-id'])
      expect(received[0]?.headers['x-perennial-identity']).not.toContain('forged')
    }
  })

  it('89: strips what a client puts into `extensions`', async () => {
    await gateway.send({
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await gateway.token()}` },
      body: JSON.stringify({ query: '{ me }', extensions: { 'x-perennial-identity': 'v1.forged' } }),
    })
    expect(graph.shop.received).toHaveLength(1)
    expect(JSON.stringify(graph.shop.received)).not.toContain('v1.forged')
  })

  it('gives a well-formed request id of the client to every part, and the answer', async () => {
    const { headers } = await gateway.ask('{ me }', {}, { 'x-request-id': 'trace-0123456789' })
    expect(headers.get('x-request-id')).toBe('trace-0123456789')
    expect(graph.shop.received[0]?.headers['x-request-id']).toBe('trace-0123456789')
    expect(graph.shop.received[0]?.caller?.requestId).toBe('trace-0123456789')
    expect(
      gateway.lines.find(line => line['requestId'] === 'trace-0123456789' && line.msg === 'answered'),
    ).toMatchObject({
      outcome: 'ok',
      fetches: { shop: 1 },
    })
  })

  it.each([['a b c d e f g h'], ['short'], ['x'.repeat(200)], ['"quoted-and-long"']])(
    'makes a request id of its own in place of %p',
    async given => {
      const { headers } = await gateway.ask('{ me }', {}, { 'x-request-id': given })
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    },
  )

  it('runs mutations', async () => {
    const { body } = await gateway.ask(
      'mutation ($title: String!) { rename(id: "7", title: $title) { id title stock { count } } }',
      {
        title: 'New',
      },
    )
    expect(body).toEqual({ data: { rename: { id: '7', title: 'New', stock: { count: 7 } } } })
  })

  it('95: takes `__proto__` for a name like any other', async () => {
    const { status, text } = await gateway.ask('{ __proto__: me constructor: me book(id: "1") { __proto__: title } }')
    expect(status).toBe(200)
    expect(text).toBe('{"data":{"__proto__":"account","constructor":"account","book":{"__proto__":"Title 1"}}}')
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })

  it('lets two requests with the same document and other variables keep their own', async () => {
    const query = 'query ($id: ID!) { book(id: $id) { title } }'
    const answers = await Promise.all(['1', '2', '3'].map(id => gateway.ask(query, { id })))
    expect(answers.map(({ body }) => body.data)).toEqual(
      ['1', '2', '3'].map(id => ({ book: { title: `Title ${id}` } })),
    )
  })
})
