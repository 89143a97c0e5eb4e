import { setTimeout as pause } from 'node:timers/promises'
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client'
import { Defer20220824Handler } from '@apollo/client/incremental'
import type { TestGateway } from '../../tests/gateway'
import { startTestGateway } from '../../tests/gateway'
import type { TestGraph } from '../../tests/graph'
import { startTestGraph } from '../../tests/graph'
import type { TimedPart } from './parts'
import { partsOf } from './parts'

const apolloClient = 'multipart/mixed;deferSpec=20220824,application/graphql-response+json,application/json;q=0.9'

let graph: TestGraph
let gateway: TestGateway
/** Lets the stock answer; until then it keeps its callers waiting. */
let letStockAnswer: () => void

beforeAll(async () => {
  graph = await startTestGraph()
  gateway = await startTestGateway(graph, { SUBGRAPH_TIMEOUT_MS: '1500' })
})
afterAll(async () => {
  await gateway.close()
  await graph.close()
})
beforeEach(() => {
  letStockAnswer = () => undefined
  graph.stock.received.splice(0)
})
afterEach(() => {
  letStockAnswer()
  graph.stock.hold(undefined)
})

function holdStock(): void {
  graph.stock.hold(
    new Promise<void>(resolve => {
      letStockAnswer = resolve
    }),
  )
}

interface Sent {
  readonly variables?: object
  readonly accept?: string
  readonly signal?: AbortSignal
  readonly token?: string
}

async function send(query: string, { variables, accept = apolloClient, signal, token }: Sent = {}): Promise<Response> {
  return fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: {
      accept,
      'content-type': 'application/json',
      authorization: `Bearer ${token ?? (await gateway.token())}`,
    },
    body: JSON.stringify({ query, variables }),
    ...(signal && { signal }),
  })
}

async function allParts(query: string, sent?: Sent): Promise<TimedPart['body'][]> {
  const parts: TimedPart['body'][] = []
  for await (const { body } of partsOf(await send(query, sent))) parts.push(body)
  return parts
}

const page = `query Page($id: ID!, $defer: Boolean! = true) {
  book(id: $id) { title ... @defer(if: $defer, label: "where it lies") { stock { count shelf } } }
}`

describe('an operation with @defer', () => {
  it('is answered at once with what is there, and later with what a slow subgraph takes its time for', async () => {
    holdStock()
    const response = await send(page, { variables: { id: '1' } })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('multipart/mixed; boundary="-"; deferSpec=20220824')
    const parts = partsOf(response)
    expect((await parts.next()).value).toMatchObject({ body: { data: { book: { title: 'Title 1' } }, hasNext: true } })
    letStockAnswer()
    expect((await parts.next()).value).toMatchObject({
      body: {
        incremental: [{ label: 'where it lies', path: ['book'], data: { stock: { count: 1, shelf: 'shelf 1' } } }],
        hasNext: false,
      },
    })
    expect(await parts.next()).toEqual({ done: true, value: undefined })
  })

  it('is answered in parts for whoever takes parts of any kind', async () => {
    const parts = await allParts(page, { variables: { id: '1' }, accept: 'multipart/mixed' })
    expect(parts.map(({ hasNext }) => hasNext)).toEqual([true, false])
  })

  it.each(['application/json', '*/*', 'multipart/mixed;incrementalSpec=v0.2,application/json;q=0.9'])(
    'is answered whole for a client that takes %s only',
    async accept => {
      const response = await send(page, { variables: { id: '1' }, accept })
      expect(response.headers.get('content-type')).toMatch('application/json')
      expect(await response.json()).toEqual({
        data: { book: { title: 'Title 1', stock: { count: 1, shelf: 'shelf 1' } } },
      })
    },
  )

  it('is answered whole when its condition says so, and costs no parts', async () => {
    const response = await send(page, { variables: { id: '1', defer: false } })
    expect(response.headers.get('content-type')).toMatch('application/graphql-response+json')
    expect(await response.json()).toEqual({
      data: { book: { title: 'Title 1', stock: { count: 1, shelf: 'shelf 1' } } },
    })
  })

  it('is shown by Apollo Client as it comes in', async () => {
    holdStock()
    const client = new ApolloClient({
      cache: new InMemoryCache(),
      incrementalHandler: new Defer20220824Handler(),
      link: new HttpLink({
        uri: `${gateway.url}/graphql`,
        headers: { authorization: `Bearer ${await gateway.token()}` },
      }),
    })
    const shown: unknown[] = []
    const query = gql('query Page { book(id: "1") { id title ... @defer { stock { count } } } }')
    const whole = new Promise<void>((resolve, reject) => {
      client.watchQuery({ query }).subscribe({
        error: reject,
        next: ({ data, dataState }) => {
          if (data !== undefined) shown.push(JSON.parse(JSON.stringify(data)))
          if (dataState === 'streaming') letStockAnswer()
          if (dataState === 'complete') resolve()
        },
      })
    })
    await whole
    client.stop()
    expect(shown[0]).toMatchObject({ book: { title: 'Title 1' } })
    expect(shown[0]).not.toHaveProperty('book.stock')
    expect(shown.at(-1)).toMatchObject({ book: { title: 'Title 1', stock: { count: 1 } } })
  })

  it('sends what lies in lists for each of its places', async () => {
    const [first, ...later] = await allParts('{ books(first: 2) { id ... @defer { stock { count } } } }')
    expect(first).toEqual({ data: { books: [{ id: '1' }, { id: '2' }] }, hasNext: true })
    expect(later.flatMap(({ incremental = [] }) => incremental)).toEqual([
      { path: ['books', 0], data: { stock: { count: 1 } } },
      { path: ['books', 1], data: { stock: { count: 2 } } },
    ])
  })

  it('sends what is deferred inside of something deferred after it, and sends each label with its part', async () => {
    const parts = await allParts(`{
      book(id: "3") { id ...Later @defer(label: "later") }
    }
    fragment Later on Book { title ... @defer(label: "last") { stock { count } } }`)
    expect(parts[0]).toEqual({ data: { book: { id: '3' } }, hasNext: true })
    expect(parts.flatMap(({ incremental = [] }) => incremental)).toEqual([
      { label: 'later', path: ['book'], data: { title: 'Title 3' } },
      { label: 'last', path: ['book'], data: { stock: { count: 3 } } },
    ])
    expect(parts.at(-1)?.hasNext).toBe(false)
  })

  it('says in the part what went wrong with it, and where: the rest is not touched', async () => {
    graph.stock.misbehave(response => void response.writeHead(503).end())
    const parts = await allParts(page, { variables: { id: '1' } })
    graph.stock.misbehave(undefined)
    expect(parts[0]).toEqual({ data: { book: { title: 'Title 1' } }, hasNext: true })
    expect(parts[1]).toMatchObject({
      incremental: [
        {
          path: ['book'],
          data: { stock: null },
          errors: [{ path: ['book', 'stock'], extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'stock' } }],
        },
      ],
      hasNext: false,
    })
  })

  it('carries a null up to the part it is in, and no further', async () => {
    graph.stock.misbehave((response, body) => {
      const { variables } = JSON.parse(body)
      const entities = variables.representations.map(() => ({ stock: { count: null } }))
      response.end(JSON.stringify({ data: { _entities: entities } }))
    })
    const parts = await allParts('{ book(id: "1") { title stock { ... @defer { count } shelf } } }')
    graph.stock.misbehave(undefined)
    expect(parts[0]?.data).toMatchObject({ book: { title: 'Title 1' } })
    for (const { incremental = [] } of parts)
      for (const part of incremental)
        expect(part).toMatchObject({
          path: ['book', 'stock'],
          data: null,
          errors: [{ path: ['book', 'stock', 'count'] }],
        })
  })

  it('sends nothing later about what is null now', async () => {
    const parts = await allParts(page, { variables: { id: 'none' } })
    expect(parts[0]?.data).toEqual({ book: null })
    expect(parts.flatMap(({ incremental = [] }) => incremental)).toEqual([])
    expect(parts.at(-1)?.hasNext).toBe(false)
  })

  it('waits for a stuck subgraph no longer than for any fetch', async () => {
    holdStock()
    const parts = await allParts(page, { variables: { id: '1' } })
    expect(parts[1]).toMatchObject({
      incremental: [{ data: { stock: null }, errors: [{ extensions: { code: 'SUBGRAPH_TIMEOUT' } }] }],
      hasNext: false,
    })
  })

  it('is held against the scopes in its deferred parts too: refused before anything is sent', async () => {
    const response = await send('{ book(id: "1") { title ... @defer { price } } }', {
      token: await gateway.token('demo', 'services:read'),
    })
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN', coordinate: 'Book.price' } }],
    })
  })

  it('fetches nothing more for a client that is gone', async () => {
    graph.shop.hold(pause(300))
    const gone = new AbortController()
    const answer = send('{ warehouses ... @defer { book(id: "1") { stock { count } } } }', { signal: gone.signal })
    for await (const { body } of partsOf(await answer)) {
      expect(body).toMatchObject({ data: { warehouses: ['north'] }, hasNext: true })
      break
    }
    gone.abort()
    await pause(600)
    graph.shop.hold(undefined)
    expect(graph.stock.received.map(({ query }) => query.includes('_entities'))).toEqual([false])
  })

  it('changes everything it changes before it is answered: a mutation’s own fields are not deferred', async () => {
    const [first, ...later] = await allParts(
      'mutation { ... @defer { rename(id: "1", title: "new") { title ... @defer { stock { count } } } } }',
    )
    expect(first).toEqual({ data: { rename: { title: 'new' } }, hasNext: true })
    expect(later.flatMap(({ incremental = [] }) => incremental)).toEqual([
      { path: ['rename'], data: { stock: { count: 1 } } },
    ])
  })
})
