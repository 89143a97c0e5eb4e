import type { TestGateway } from './gateway'
import { startTestGateway } from './gateway'
import type { TestGraph } from './graph'
import { startTestGraph } from './graph'
import type { TestIssuer } from './remoteIssuer'
import { startTestIssuer } from './remoteIssuer'

describe('errors', () => {
  let graph: TestGraph
  let gateway: TestGateway
  let issuer: TestIssuer
  let production: TestGateway

  beforeAll(async () => {
    graph = await startTestGraph()
    gateway = await startTestGateway(graph)
    issuer = await startTestIssuer()
    production = await startTestGateway(graph, {
      NODE_ENV: 'production',
      PUBLIC_URL: 'https://perennial.example',
      OIDC_ISSUER: issuer.url,
    })
  })
  afterAll(async () => {
    await Promise.all([gateway.close(), production.close(), issuer.close()])
    await graph.close()
  })
  afterEach(() => graph.shop.misbehave(undefined))

  const inProduction = async (query: string, variables?: object) =>
    production.ask(query, variables, { authorization: `Bearer ${await issuer.token()}` })

  it('of a subgraph come through when it wrote them for the caller, without the rest of what it says', async () => {
    const { body, headers } = await gateway.ask('{ me fail(how: PUBLIC) }')
    expect(body.data).toEqual({ me: 'account', fail: null })
    expect(body.errors).toEqual([
      {
        message: 'The title is too long.',
        path: ['fail'],
        extensions: { code: 'BAD_USER_INPUT', service: 'shop', requestId: headers.get('x-request-id') },
      },
    ])
  })

  it('50: of a subgraph’s inside are masked, with a request id', async () => {
    const { body, text, headers } = await gateway.ask('{ fail(how: INTERNAL) }')
    expect(body.errors).toEqual([
      {
        message: expect.stringContaining('Something went wrong on our side'),
        path: ['fail'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', service: 'shop', requestId: headers.get('x-request-id') },
      },
    ])
    expect(text).not.toMatch(/relation|srv|store\.ts/)
  })

  it('of a subgraph set neither our status nor our headers', async () => {
    const extensions = { code: 'NOT_FOUND', http: { status: 418, headers: { 'x-evil': '1' } }, secret: 'select 1' }
    graph.shop.misbehave(response =>
      response.end(JSON.stringify({ errors: [{ message: 'Gone.', path: ['me'], extensions }] })),
    )
    const { status, headers, body } = await gateway.ask('{ me }')
    expect([status, headers.get('x-evil')]).toEqual([200, null])
    expect(body.errors).toMatchObject([{ message: 'Gone.', extensions: { code: 'NOT_FOUND' } }])
    expect(body.errors?.[0]?.extensions).not.toHaveProperty('secret')
  })

  it.each([
    ['a document that cannot be read', '{ me', undefined, 'GRAPHQL_PARSE_FAILED'],
    ['a field that is not there', '{ mee }', undefined, 'GRAPHQL_VALIDATION_FAILED'],
    ['a variable that does not fit', 'query ($how: How!) { fail(how: $how) }', { how: 'INTERNALLY' }, 'BAD_USER_INPUT'],
    ['a variable that is missing', 'query ($how: How!) { fail(how: $how) }', {}, 'BAD_USER_INPUT'],
    ['no document', '', undefined, 'BAD_REQUEST'],
  ])('of %s are a 400 with a code and the request id', async (_, query, variables, code) => {
    const { status, body, headers } = await gateway.ask(query, variables)
    expect(status).toBe(400)
    expect(body.errors?.[0]?.extensions).toMatchObject({ code, requestId: headers.get('x-request-id') })
    expect(body.data).toBeUndefined()
  })

  it('of 20,000 wrong values are one', async () => {
    const { status, body, text } = await gateway.ask('query ($n: [Int!]) { books(first: $n) { id } }', {
      n: Array(20_000).fill('x'),
    })
    expect(status).toBe(400)
    expect(body.errors?.length).toBe(1)
    expect(text.length).toBeLessThan(2000)
    const wrong = await gateway.ask('query ($first: Int) { books(first: $first) { id } }', {
      first: 'x'.repeat(50_000),
    })
    expect(wrong.text.length).toBeLessThan(2000)
  })

  describe('in production', () => {
    it.each([['{ __schema { types { name } } }'], ['{ __type(name: "Book") { name } }']])(
      '%s is refused',
      async query => {
        const { status, text } = await inProduction(query)
        expect(status).toBe(400)
        expect(text).not.toContain('Apollo')
      },
    )

    it.each([
      ['{ mee }', undefined],
      ['{ book(ids: "1") { id } }', undefined],
      ['query ($how: How!) { fail(how: $how) }', { how: 'INTERNAL_' }],
      ['{ fail(how: INTERNL) }', undefined],
    ])('nothing is suggested for %s', async (query, variables) => {
      const { status, text } = await inProduction(query, variables)
      expect(status).toBe(400)
      expect(text).not.toMatch(/did you mean|INTERNAL"/i)
    })

    it('no tracing, no query plan', async () => {
      const { body, headers } = await production.ask(
        '{ me }',
        {},
        {
          authorization: `Bearer ${await issuer.token()}`,
          'apollo-query-plan-experimental': '1',
          'apollo-federation-include-trace': 'ftv1',
        },
      )
      expect(body).toEqual({ data: { me: 'account' } })
      expect([...headers.keys()].filter(name => /apollo|powered|server/.test(name))).toEqual([])
    })
  })

  it('outside of production the schema can be read', async () => {
    const { body } = await gateway.ask('{ __type(name: "Book") { name } }')
    expect(body.data).toEqual({ __type: { name: 'Book' } })
  })
})
