import { systemClock } from '../../services/shared/runtime/clock'
import { SIGNATURE_HEADER, signBatch } from '../../services/shared/runtime/events/signature'
import type { TestGateway } from './gateway'
import { startTestGateway } from './gateway'
import type { TestGraph } from './graph'
import { compose } from './graph'
import { startTestSubgraph } from './subgraph'

const link = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])
  @link(url: "https://perennial.example/cacheControl/v1.0", import: ["@cacheControl"])
  @composeDirective(name: "@cacheControl")
  enum CacheControlScope { PUBLIC PRIVATE }
  directive @cacheControl(maxAge: Int, scope: CacheControlScope, inheritMaxAge: Boolean) on FIELD_DEFINITION | OBJECT | INTERFACE | UNION
`
const secret = 'a-secret-for-purging'

const startCachedGraph = async (): Promise<TestGraph> => {
  const shop = await startTestSubgraph(
    'shop',
    `${link}
    type Query { books(ids: [ID!]!): [Book!]! }
    type Mutation { touch: Book }
    type Book @key(fields: "id") { id: ID! }`,
    {
      Query: { books: (_: unknown, { ids }: { ids: string[] }) => ids.map(id => ({ id })) },
      Mutation: { touch: () => ({ id: '1' }) },
    },
  )
  const stock = await startTestSubgraph(
    'stock',
    `${link}
    type Book @key(fields: "id") @cacheControl(maxAge: 60) {
      id: ID!
      count: Int
      mine: String @cacheControl(maxAge: 60, scope: PRIVATE)
      now: Int @cacheControl(maxAge: 0)
      soon: Int @cacheControl(maxAge: 1)
      shelf: Shelf
      fails: String
    }
    type Shelf { name: String }`,
    {
      Book: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        count: ({ id }: { id: string }) => Number(id),
        mine: () => 'mine',
        now: () => 1,
        soon: () => 1,
        shelf: () => ({ name: 'é' }),
        fails: ({ id }: { id: string }) => {
          if (id === '3') throw new Error('no')
          return 'fine'
        },
      },
    },
  )
  return {
    shop,
    stock,
    supergraph: compose([shop, stock]),
    close: async () => void (await Promise.all([shop.close(), stock.close()])),
  }
}

describe('entities are kept as @cacheControl says', () => {
  let graph: TestGraph
  let gateway: TestGateway

  beforeAll(async () => {
    graph = await startCachedGraph()
    gateway = await startTestGateway(graph, { CACHE_PURGE_SECRET: secret })
  })
  afterAll(async () => {
    await gateway.close()
    await graph.close()
  })
  beforeEach(async () => {
    await purge(['Book'])
    graph.stock.received.length = 0
  })

  const purge = (tags: unknown, key = secret) => {
    const body = JSON.stringify({ tags })
    const signature = signBatch(Buffer.from(body), key, systemClock.now())
    return gateway.send(
      { method: 'POST', headers: { 'content-type': 'application/json', [SIGNATURE_HEADER]: signature }, body },
      '/cache/purge',
    )
  }
  const ask = async (selection: string, ids: string[], headers?: Record<string, string>) =>
    (await gateway.ask(`query ($ids: [ID!]!) { books(ids: $ids) { id ${selection} } }`, { ids }, headers)).body
  const asked = () => graph.stock.received.length

  it('so that a subgraph is asked once, and then only for what is not known', async () => {
    const answer = { data: { books: [1, 2].map(n => ({ id: `${n}`, count: n })) } }
    expect(await ask('count', ['1', '2'])).toEqual(answer)
    expect(await ask('count', ['1', '2'])).toEqual(answer)
    expect(asked()).toBe(1)
    expect(await ask('count', ['9', '1', '8', '2'])).toEqual({
      data: { books: [9, 1, 8, 2].map(n => ({ id: `${n}`, count: n })) },
    })
    expect(asked()).toBe(2)
    expect(await gateway.metric('gateway_entity_cache_total', { subgraph: 'stock', outcome: 'hit' })).toBeGreaterThan(3)
  })

  it('by what is selected of them', async () => {
    await ask('count', ['1'])
    await ask('count soon', ['1'])
    expect(asked()).toBe(2)
  })

  it.each([
    ['now', 'a field that is good for no time'],
    ['shelf { name }', 'an object of which nothing is said'],
    ['count now', 'either beside another field'],
  ])('never with %s: %s', async selection => {
    await ask(selection, ['1'])
    await ask(selection, ['1'])
    expect(asked()).toBe(2)
  })

  it('for no longer than the shortest of what is selected', async () => {
    await ask('count soon', ['1'])
    await new Promise(resolve => setTimeout(resolve, 1100))
    await ask('count soon', ['1'])
    expect(asked()).toBe(2)
  })

  it('for everybody, and what is private for each caller alone, with its rights', async () => {
    const operator = { authorization: `Bearer ${await gateway.token('operator')}` }
    const narrow = { authorization: `Bearer ${await gateway.token('demo', 'catalog:read')}` }
    await ask('count', ['1'])
    await ask('count', ['1'], operator)
    expect(asked()).toBe(1)
    for (const headers of [{}, operator, narrow, {}, operator, narrow]) await ask('mine', ['1'], headers)
    expect(asked()).toBe(4)
  })

  it('not after a change of one’s own, nor in its answer', async () => {
    await ask('mine', ['1'])
    await gateway.ask('mutation { touch { id mine } }')
    expect(asked()).toBe(2)
    await ask('mine', ['1'])
    expect(asked()).toBe(3)
  })

  it('not when there were errors, which stand where they belong', async () => {
    await ask('fails', ['1', '2'])
    for (let n = 0; n < 2; n++) {
      const { data, errors } = await ask('fails', ['1', '3', '2'])
      expect(data).toEqual({
        books: [
          { id: '1', fails: 'fine' },
          { id: '3', fails: null },
          { id: '2', fails: 'fine' },
        ],
      })
      expect(errors).toMatchObject([{ path: ['books', 1, 'fails'] }])
    }
    expect(asked()).toBe(3)
  })

  it('until they are purged by type or by key, by whoever knows the secret', async () => {
    await ask('count', ['1', '2'])
    expect((await purge(['Book.id:1'])).text).toBe('{"purged":1}')
    await ask('count', ['2'])
    expect(asked()).toBe(1)
    await ask('count', ['1'])
    expect(asked()).toBe(2)
    expect((await purge(['Book'], 'another-secret-than-that')).status).toBe(401)
    expect((await purge('Book')).status).toBe(400)
    expect((await purge(['Book'])).text).toBe('{"purged":2}')
  })
})
