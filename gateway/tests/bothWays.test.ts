import type { TestGateway } from './gateway'
import { startTestGateway } from './gateway'
import type { TestGraph } from './graph'
import { startTestGraph } from './graph'

/** Takes what the plain route answers by itself, and what only Apollo Server carries. */
const ways = { plain: 'application/json, */*;q=0.1', apollo: 'application/json, text/html;q=0.1, */*;q=0.1' }

interface Sent {
  readonly query: string
  readonly variables?: object
  readonly operationName?: string
  readonly scope?: string
}

const requests: readonly (readonly [string, Sent])[] = [
  ['data', { query: '{ me books(first: 3) { id title stock { count shelves } } }' }],
  ['data by variables', { query: 'query Q($id: ID!) { book(id: $id) { title } }', variables: { id: '7' } }],
  ['data by literals', { query: 'query Q { book(id: "7") { title } other: book(id: 8) { title } }' }],
  ['null', { query: '{ book(id: "none") { title } }' }],
  [
    'fragments and conditions',
    {
      query:
        'query ($yes: Boolean = true) { books(first: 1) { ...B } } fragment B on Book { id @skip(if: $yes) title }',
    },
  ],
  ['an interface', { query: '{ thing { __typename id ... on Book { title } } }' }],
  ['nothing but __typename', { query: '{ __typename }' }],
  ['introspection', { query: '{ __type(name: "Book") { name fields { name } } me }' }],
  ['a mutation', { query: 'mutation M { rename(id: "1", title: "x") { id title } }' }],
  ['one operation of several', { query: 'query A { me } query B { book(id: "1") { id } }', operationName: 'B' }],
  ['an operation that is not there', { query: 'query A { me } query B { me }', operationName: 'C' }],
  ['several operations and no name', { query: 'query A { me } query B { me }' }],
  ['an error for the client', { query: 'query Half { me fail(how: PUBLIC) }' }],
  ['an error that is masked', { query: 'query Half { me fail(how: INTERNAL) }' }],
  ['text that is no document', { query: '{ me' }],
  ['fields that are not there', { query: '{ mee booksy { id } }' }],
  ['a literal of a wrong type', { query: '{ books(first: "x") { id } }' }],
  ['a variable of a wrong type', { query: 'query ($n: Int) { books(first: $n) { id } }', variables: { n: 'x' } }],
  ['a variable that is missing', { query: 'query Q($how: How!) { fail(how: $how) }' }],
  ['a field out of reach', { query: 'query Q { me mine: book(id: "1") { title } }', scope: 'catalog:read' }],
  ['a document that is too deep', { query: `{ ${'deep { '.repeat(30)}here${' }'.repeat(30)} }` }],
  ['a subscription', { query: 'subscription { me }' }],
  ['names that objects inherit', { query: '{ __proto__: me constructor: me }' }],
]

describe('past Apollo Server and through it', () => {
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
  afterEach(() => graph.stock.misbehave(undefined))

  const send = async (accept: string, { scope, ...sent }: Sent, requestId: string) => {
    const authorization = `Bearer ${await (scope ? gateway.token('demo', scope) : gateway.token())}`
    const { status, headers, text } = await gateway.send({
      method: 'POST',
      headers: { 'content-type': 'application/json', accept, authorization, 'x-request-id': requestId },
      body: JSON.stringify(sent),
    })
    const names = [...headers.keys()].filter(name => name !== 'date' && name !== 'keep-alive').sort()
    const line = gateway.lines.find(one => one['requestId'] === requestId && one.msg === 'answered')
    return {
      status,
      text,
      headers: names.map(name => [name, headers.get(name)]),
      line: { ...line, time: 0, ms: 0 },
    }
  }
  const both = async (sent: Sent) => {
    const requestId = 'request-0123456789'
    gateway.lines.length = 0
    const byApollo = await send(ways.apollo, sent, requestId)
    gateway.lines.length = 0
    return [await send(ways.plain, sent, requestId), byApollo]
  }
  const count = (outcome: string) => gateway.metric('gateway_requests_total', { operation: 'anonymous', outcome })

  it.each(requests)('the answer is the same to the byte: %s', async (_, sent) => {
    for (let round = 0; round < 3; round++) {
      const [plain, byApollo] = await both(sent)
      expect(plain).toEqual(byApollo)
    }
  })

  it('it is when a subgraph is away, answers rubbish, or a null where none may be', async () => {
    for (const rubbish of ['', 'no json', '{"data":{"_entities":[{"stock":{"count":null}}]}}', '{"data":null}']) {
      graph.stock.misbehave(response => response.end(rubbish))
      const [plain, byApollo] = await both({ query: '{ books(first: 1) { id stock { count shelf } } }' })
      expect(plain).toEqual(byApollo)
    }
  })

  it('both are counted alike', async () => {
    for (const [outcome, query] of [
      ['ok', '{ me }'],
      ['errors', '{ me fail(how: PUBLIC) }'],
      ['refused', '{ mee }'],
    ] as const) {
      const counts: number[] = []
      for (const accept of Object.values(ways)) {
        const before = (await count(outcome)) ?? 0
        await send(accept, { query }, 'request-0123456789')
        counts.push(((await count(outcome)) ?? 0) - before)
      }
      expect(counts).toEqual([1, 1])
    }
  })
})
