import type { TestGateway } from './gateway'
import { startTestGateway } from './gateway'
import type { TestGraph } from './graph'
import { compose } from './graph'
import type { TestIssuer } from './remoteIssuer'
import { startTestIssuer } from './remoteIssuer'
import { startTestSubgraph } from './subgraph'

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@authenticated", "@policy", "@requiresScopes"])`

const shopSdl = `${link}
  type Query {
    open: String
    mine: String @authenticated
    audit: String @policy(policies: [["auditor", "adult"], ["chief"]])
    both: String @policy(policies: [["chief"]]) @requiresScopes(scopes: [["catalog:read"]])
    secret: Secret
    mood: Mood
    code: Code
    thing: Thing
    plain: Plain
  }
  type Secret @policy(policies: [["chief"]]) { text: String }
  enum Mood @policy(policies: [["chief"]]) { GOOD BAD }
  scalar Code @authenticated @policy(policies: [["chief"]])
  interface Thing { name: String }
  type Named implements Thing @policy(policies: [["chief"]]) { name: String hidden: String @policy(policies: [["chief"]]) }
  type Plain @key(fields: "id") { id: ID! }
`
const stockSdl = `${link}
  type Plain @key(fields: "id") { id: ID! price: Int @policy(policies: [["chief"]]) }
`

const startGuardedGraph = async (): Promise<TestGraph> => {
  const shop = await startTestSubgraph('shop', shopSdl, {
    Query: {
      open: () => 'open',
      mine: () => 'mine',
      audit: () => 'audit',
      both: () => 'both',
      secret: () => ({ text: 'secret' }),
      mood: () => 'GOOD',
      code: () => 'c',
      thing: () => ({ __typename: 'Named', name: 'n', hidden: 'h' }),
      plain: () => ({ id: '1' }),
    },
    Plain: { __resolveReference: (plain: unknown) => plain },
  })
  const stock = await startTestSubgraph('stock', stockSdl, {
    Plain: { __resolveReference: (plain: unknown) => plain, price: () => 7 },
  })
  return {
    shop,
    stock,
    supergraph: compose([shop, stock]),
    close: async () => void (await Promise.all([shop.close(), stock.close()])),
  }
}

describe('policies and tokens gate fields', () => {
  let graph: TestGraph
  let issuer: TestIssuer
  let gateway: TestGateway

  beforeAll(async () => {
    graph = await startGuardedGraph()
    issuer = await startTestIssuer()
    gateway = await startTestGateway(graph, {
      OIDC_ISSUER: issuer.url,
      POLICIES_BY_ROLE: '{"operator":["chief"]}',
    })
  })
  afterAll(async () => {
    await gateway.close()
    await issuer.close()
    await graph.close()
  })

  const ask = async (policies: unknown, query: string, claims: object = {}) => {
    graph.shop.received.length = 0
    const token = await issuer.token({ claims: { ...(policies !== undefined && { policies }), ...claims } })
    return gateway.ask(query, {}, { authorization: `Bearer ${token}` })
  }

  it('all policies of one set are needed, of any set', async () => {
    for (const policies of [undefined, [], ['auditor'], ['adult'], ['chie', 'f']])
      expect((await ask(policies, '{ audit }')).status).toBe(403)
    for (const policies of [['auditor', 'adult'], ['chief']])
      expect((await ask(policies, '{ audit }')).body).toEqual({ data: { audit: 'audit' } })
  })

  it('who lacks one is refused before anything is asked of a subgraph, and told which field needs what', async () => {
    const { body, status, headers } = await ask(['adult'], '{ open a: audit }')
    expect(status).toBe(403)
    expect(body.errors).toEqual([
      {
        message: 'This token may not select Query.audit: it lacks the policy auditor and adult, or chief.',
        path: ['a'],
        extensions: {
          code: 'FORBIDDEN',
          coordinate: 'Query.audit',
          requiredPolicies: [['auditor', 'adult'], ['chief']],
          requestId: headers.get('x-request-id'),
        },
      },
    ])
    expect(graph.shop.received).toEqual([])
  })

  it('scopes and policies must both hold', async () => {
    expect((await ask(['chief'], '{ both }', { scope: 'billing:read' })).status).toBe(403)
    expect((await ask([], '{ both }', { scope: 'catalog:read' })).status).toBe(403)
    expect((await ask(['chief'], '{ both }', { scope: 'catalog:read' })).status).toBe(200)
  })

  it.each([
    ['an object', '{ secret { text } }'],
    ['an enum', '{ mood }'],
    ['a scalar', '{ code }'],
    ['a type behind an interface', '{ thing { name } }'],
    ['a field behind an interface', '{ thing { ... on Named { hidden } } }'],
    ['a field of another subgraph', '{ plain { id price } }'],
    ['a field in a fragment', '{ plain { ...P } } fragment P on Plain { price }'],
  ])('a rule on %s holds wherever it is reached', async (_, query) => {
    expect((await ask([], query)).status).toBe(403)
    expect((await ask(['chief'], query)).status).toBe(200)
  })

  it('what is left out needs nothing', async () => {
    expect((await ask([], '{ open audit @skip(if: true) }')).status).toBe(200)
  })

  it('a role brings policies of its own', async () => {
    expect((await ask([], '{ audit }', { role: 'operator', sub: 'op' })).status).toBe(200)
  })

  it.each([
    ['a text', 'chief'],
    ['an object', { chief: true }],
    ['numbers', [1]],
    ['too many', Array(300).fill('chief')],
  ])('a token whose policies are %s is refused as a whole', async (_, policies) =>
    expect((await ask(policies, '{ open }')).status).toBe(401),
  )

  it('@authenticated lets anybody through who shows a token', async () => {
    expect((await ask([], '{ mine }', { scope: '' })).body).toEqual({ data: { mine: 'mine' } })
  })

  it('who shows none, where nobody has to, gets the rest', async () => {
    const open = await startTestGateway(graph, { IDENTITY: 'none' })
    const send = (query: string) =>
      open.send({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) })
    const { status, body } = await send('{ open mine }')
    expect(status).toBe(401)
    expect(body.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED', coordinate: 'Query.mine' } }])
    expect((await send('{ audit }')).status).toBe(403)
    await open.close()
  })
})
