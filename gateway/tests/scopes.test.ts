import type { TestGateway } from './gateway'
import { startTestGateway } from './gateway'
import type { TestGraph } from './graph'
import { startTestGraph } from './graph'

describe('scopes gate fields', () => {
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

  const ask = async (scopes: string, query: string, variables?: object) => {
    graph.shop.received.length = 0
    const authorization = `Bearer ${await gateway.token('demo', scopes)}`
    return gateway.ask(query, variables, { authorization })
  }

  it('lets a token with the scope through', async () => {
    expect((await ask('services:read', '{ book(id: "1") { title } }')).body).toEqual({
      data: { book: { title: 'Title 1' } },
    })
  })

  it('refuses one without before anything is asked of a subgraph, and says which field needs what', async () => {
    const { status, body, headers } = await ask('catalog:read', '{ me mine: book(id: "1") { title } }')
    expect(status).toBe(403)
    expect(body).toEqual({
      errors: [
        {
          message: 'This token may not select Query.book: it lacks the scope services:read.',
          path: ['mine'],
          extensions: {
            code: 'FORBIDDEN',
            coordinate: 'Query.book',
            requiredScopes: [['services:read']],
            requestId: headers.get('x-request-id'),
          },
        },
      ],
    })
    expect(graph.shop.received).toEqual([])
  })

  it('needs all scopes of one set, of any set', async () => {
    const query = '{ secret }'
    for (const scopes of ['billing:read', 'catalog:read', 'services:read'])
      expect((await ask(scopes, query)).status).toBe(403)
    for (const scopes of ['billing:read catalog:read', 'services:write'])
      expect((await ask(scopes, query)).status).toBe(200)
  })

  it('holds below, on the field’s path', async () => {
    const { body } = await ask('services:read', '{ books { title cost: price } }')
    expect(body.errors).toMatchObject([{ path: ['books', 'cost'], extensions: { coordinate: 'Book.price' } }])
  })

  it.each([
    ['in a fragment', '{ books { ...Price } } fragment Price on Book { price }'],
    [
      'in a fragment in a fragment',
      '{ ...All } fragment All on Query { books { ...Price } } fragment Price on Book { price }',
    ],
    ['in an inline fragment', '{ books { ... on Book { price } } }'],
    ['in an inline fragment without a type', '{ books { ... { price } } }'],
    ['under an alias', '{ a: books { b: price } }'],
    ['beside others', '{ me books { id } other: books { price } }'],
    ['behind an interface', '{ thing { ... on Book { price } } }'],
    ['in a mutation', 'mutation { rename(id: "1", title: "x") { id } }'],
    ['with @include(if: true)', '{ books { price @include(if: true) } }'],
    ['with a variable that says yes', 'query ($yes: Boolean = true) { books { price @include(if: $yes) } }'],
    [
      'in a fragment that is spread twice, once skipped',
      '{ books { ...Price @skip(if: true) } more: books { ...Price } } fragment Price on Book { price }',
    ],
  ])('%s', async (_, query) => {
    expect((await ask('services:read', query)).status).toBe(403)
    expect(graph.shop.received).toEqual([])
  })

  it.each([
    ['@skip(if: true)', '{ books { id price @skip(if: true) } }', undefined],
    [
      '@include(if: false) on a fragment',
      '{ books { id ...Price @include(if: false) } } fragment Price on Book { price }',
      undefined,
    ],
    ['a variable', 'query ($no: Boolean!) { books { id ... @include(if: $no) { price } } }', { no: false }],
    ['a variable’s default', 'query ($no: Boolean = false) { books { id price @include(if: $no) } }', undefined],
  ])('asks nothing for what is left out by %s', async (_, query, variables) => {
    expect((await ask('services:read', query, variables)).status).toBe(200)
  })

  it('holds through an interface for every type that may stand behind it, and names only what was asked', async () => {
    for (const query of ['{ thing { name } }', '{ thing { __typename } }']) {
      const { status, body, text } = await ask('services:read', query)
      expect(status).toBe(403)
      expect(body.errors?.[0]?.extensions?.['coordinate']).toBe('Query.thing')
      expect(text).not.toContain('Vault')
    }
    expect((await ask('services:write', '{ thing { name } }')).status).toBe(200)
  })

  it('looks at the operation that is asked for only', async () => {
    const document = 'query Me { me } query Books { books { id } }'
    const authorization = `Bearer ${await gateway.token('demo', 'catalog:read')}`
    const send = (operationName: string) =>
      gateway.send({
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify({ query: document, operationName }),
      })
    expect([(await send('Me')).status, (await send('Books')).status]).toEqual([200, 403])
  })

  it('a fragment that is spread many times is judged by what it selects, wherever that is', async () => {
    const fragments = 'fragment A on Deep { ...B deep { ...B } } fragment B on Deep { here deep { here } }'
    expect((await ask('catalog:read', `{ deep { ...A deep { ...A } } } ${fragments}`)).status).toBe(200)
    const reaching = '{ ...A ...A } fragment A on Query { me ...B } fragment B on Query { books { id } }'
    expect((await ask('catalog:read', reaching)).status).toBe(403)
  })

  it('an operator’s token is held to its scopes too', async () => {
    const authorization = `Bearer ${await gateway.token('operator', 'catalog:read')}`
    expect((await gateway.ask('{ books { id } }', {}, { authorization })).status).toBe(403)
  })
})
