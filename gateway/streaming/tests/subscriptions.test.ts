import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { createClient as createEventClient } from 'graphql-sse'
import type { Client } from 'graphql-ws'
import { createClient } from 'graphql-ws'
import WebSocket from 'ws'
import type { TestGateway } from '../../tests/gateway'
import { startTestGateway } from '../../tests/gateway'
import type { NewsGraph } from './newsGraph'
import { startNewsGraph } from './newsGraph'

let graph: NewsGraph
let gateway: TestGateway
/** A second replica. */
let other: TestGateway

beforeAll(async () => {
  graph = await startNewsGraph()
  const env = { ...graph.env, MAX_SUBSCRIPTIONS_PER_ACCOUNT: '5', MAX_SUBSCRIPTIONS_PER_CONNECTION: '3' }
  gateway = await startTestGateway(graph, env)
  other = await startTestGateway(graph, env)
})
afterAll(async () => {
  await gateway.close()
  await other.close()
  await graph.close()
})

const news = `subscription News($shelf: String, $after: String) {
  news(shelf: $shelf, after: $after) { number cursor reader book { title stock { count } } }
}`

const newsOf = (number: number) => ({
  data: {
    news: {
      number,
      cursor: String(number),
      reader: expect.stringMatching(/^acc_/),
      book: { title: `Title ${number}`, stock: { count: number } },
    },
  },
})

const eventClient = async (at: TestGateway) =>
  createEventClient({
    url: `${at.url}/graphql`,
    retryAttempts: 10,
    retry: () => pause(50),
    headers: async () => ({ authorization: `Bearer ${await at.token()}` }),
  })

const socketAddress = (at: TestGateway): string => `${at.url.replace('http', 'ws')}/graphql`

const socketClient = (at: TestGateway, params?: () => Promise<Record<string, unknown>>, retryAttempts = 0): Client =>
  createClient({
    url: socketAddress(at),
    webSocketImpl: WebSocket,
    retryAttempts,
    retryWait: () => pause(50),
    connectionParams: params ?? (async () => ({ Authorization: `Bearer ${await at.token()}` })),
  })

/** Waits until so many subscriptions have reached the subgraph. */
async function subscribed(count: number): Promise<void> {
  for (let tries = 0; graph.subscribers() !== count; tries++) {
    if (tries > 200) throw new Error(`${graph.subscribers()} subscriptions are open, not ${count}`)
    await pause(25)
  }
}

afterEach(() => subscribed(0))

/** Opens a stream as a browser's own code may, and reads its lines. */
async function openStream(at: TestGateway, body: object, headers: Record<string, string> = {}) {
  const stop = new AbortController()
  const response = await fetch(`${at.url}/graphql`, {
    method: 'POST',
    signal: stop.signal,
    headers: {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      authorization: `Bearer ${await at.token()}`,
      ...headers,
    },
    body: JSON.stringify(body),
  })
  const messages = messagesOf(response)
  return {
    response,
    next: async () => (await messages.next()).value,
    stop: () => stop.abort(),
  }
}

async function* messagesOf({ body }: Response): AsyncGenerator<Record<string, string>, undefined> {
  if (!body) throw new Error('no body')
  const decoder = new TextDecoder()
  let text = ''
  try {
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true })
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const lines = text.slice(0, end).split('\n')
        text = text.slice(end + 2)
        if (lines[0] !== ':') yield Object.fromEntries(lines.map(line => line.split(/: ?(.*)/s).slice(0, 2)))
      }
    }
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortError')) return { broken: String(error) } as never
  }
  return undefined
}

describe.each([
  ['server-sent events', eventClient],
  ['a WebSocket', async (at: TestGateway) => socketClient(at)],
] as const)('a subscription by %s', (_, clientOf) => {
  it('tells each event with what the other subgraphs know of it, in the name of its subscriber', async () => {
    const client = await clientOf(gateway)
    const results = client.iterate({ query: news })
    const first = results.next()
    await subscribed(1)
    graph.happen()
    const { value } = await first
    const number = Number(value?.data?.['news'] && Reflect.get(Object(value.data['news']), 'number'))
    expect(value).toEqual(newsOf(number))
    graph.happen()
    expect((await results.next()).value).toEqual(newsOf(number + 1))
    await results.return?.()
    client.dispose()
  })

  it('goes on in another gateway, behind the last event that was seen', async () => {
    const client = await clientOf(gateway)
    const results = client.iterate({ query: news })
    const first = results.next()
    await subscribed(1)
    graph.happen()
    const seen = Object((await first).value?.data?.['news'])
    await results.return?.()
    client.dispose()
    await subscribed(0)
    graph.happen()
    graph.happen()
    const again = await clientOf(other)
    const continued = again.iterate({ query: news, variables: { after: seen.cursor } })
    expect((await continued.next()).value).toEqual(newsOf(seen.number + 1))
    expect((await continued.next()).value).toEqual(newsOf(seen.number + 2))
    await continued.return?.()
    again.dispose()
  })

  it('does not notice that its subgraph was away', async () => {
    const client = await clientOf(gateway)
    const results = client.iterate({ query: news })
    const first = results.next()
    await subscribed(1)
    graph.happen()
    const { number } = Object((await first).value?.data?.['news'])
    await graph.stopNews()
    graph.happen()
    await graph.startNews()
    graph.happen()
    expect((await results.next()).value).toEqual(newsOf(number + 1))
    expect((await results.next()).value).toEqual(newsOf(number + 2))
    await results.return?.()
    client.dispose()
  })

  it('keeps an event whose rest cannot be had, with the error', async () => {
    const client = await clientOf(gateway)
    const results = client.iterate({ query: news })
    const first = results.next()
    await subscribed(1)
    graph.stock.misbehave(response => void response.writeHead(503).end())
    graph.happen()
    expect((await first).value).toMatchObject({
      data: { news: { book: { title: expect.any(String), stock: null } } },
      errors: [{ path: ['news', 'book', 'stock'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
    })
    graph.stock.misbehave(undefined)
    await results.return?.()
    client.dispose()
  })

  it('answers queries too', async () => {
    const client = await clientOf(gateway)
    const results = client.iterate({ query: '{ book(id: "1") { title } }' })
    expect((await results.next()).value).toEqual({ data: { book: { title: 'Title 1' } } })
    expect((await results.next()).done).toBe(true)
    client.dispose()
  })
})

describe('server-sent events', () => {
  it('carry the place of each event, from which the next connection goes on', async () => {
    const first = await openStream(gateway, { query: news })
    expect(first.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    const { id: start = '' } = { ...(await first.next()) }
    graph.happen()
    const told = { ...(await first.next()) }
    expect(told).toEqual({ id: String(Number(start) + 1), event: 'next', data: expect.any(String) })
    first.stop()
    await subscribed(0)
    graph.happen()
    const again = await openStream(other, { query: news }, { 'last-event-id': told.id ?? '' })
    expect(await again.next()).toEqual({ id: told.id })
    expect(await again.next()).toMatchObject({ id: String(Number(start) + 2), event: 'next' })
    again.stop()
  })

  it('say what is wrong before they begin: the document with a status, the subject in the stream', async () => {
    const invalid = await openStream(gateway, { query: 'subscription { nothing }' })
    expect(invalid.response.status).toBe(400)
    const forbidden = await openStream(
      gateway,
      { query: news },
      { authorization: `Bearer ${await gateway.token('demo', 'billing:read')}` },
    )
    expect(forbidden.response.status).toBe(403)
    const unknown = await openStream(gateway, { query: news, variables: { shelf: 'secret' } })
    expect(JSON.parse((await unknown.next())?.['data'] ?? '')).toMatchObject({
      errors: [{ message: 'There is no such shelf.', extensions: { code: 'NOT_FOUND' } }],
    })
    expect(await unknown.next()).toMatchObject({ event: 'complete' })
  })

  it('are open for an account as often as is allowed, and no oftener', async () => {
    const open = await Promise.all(Array.from({ length: 5 }, () => openStream(gateway, { query: news })))
    const sixth = await openStream(gateway, { query: news })
    expect(sixth.response.status).toBe(429)
    expect(await gateway.metric('gateway_subscriptions', { transport: 'sse', operation: 'News' })).toBe(5)
    open.forEach(({ stop }) => stop())
    await subscribed(0)
    const freed = await openStream(gateway, { query: news })
    expect(freed.response.status).toBe(200)
    freed.stop()
  })

  it('are not buffered without end for a client that does not read: it is cut off', async () => {
    const impatient = await startTestGateway(graph, { ...graph.env, SUBSCRIPTION_STALL_MS: '300' })
    const { port, hostname } = new URL(impatient.url)
    const socket = connect({ port: Number(port), host: hostname })
    await once(socket, 'connect')
    const query = 'subscription { news { text } }'
    const body = JSON.stringify({ query })
    socket.pause()
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: localhost\r\naccept: text/event-stream\r\ncontent-type: application/json\r\n` +
        `authorization: Bearer ${await impatient.token()}\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    )
    await subscribed(1)
    const text = 'x'.repeat(1_000_000)
    for (let count = 0; count < 30; count++) graph.happen('a', text)
    const before = process.memoryUsage().rss
    await subscribed(0)
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000)
    socket.destroy()
    await impatient.close()
  })
})

describe('a WebSocket', () => {
  const closeOf = async (options: { origin?: string; params?: object; protocol?: string; path?: string } = {}) => {
    const { origin, params, protocol = 'graphql-transport-ws', path = '/graphql' } = options
    const address = socketAddress(gateway).replace('/graphql', path)
    const socket = new WebSocket(address, protocol, origin === undefined ? {} : { origin })
    socket.on('open', () => {
      if (params) socket.send(JSON.stringify({ type: 'connection_init', payload: params }))
    })
    return new Promise<{ code?: number; reason?: string; error?: string }>(resolve => {
      socket.on('close', (code, reason) => resolve({ code, reason: String(reason) }))
      socket.on('error', error => resolve({ error: error.message }))
    })
  }

  it('opens for a good token only', async () => {
    expect(await closeOf({ params: {} })).toMatchObject({ code: 4401 })
    expect(await closeOf({ params: { Authorization: 'Bearer nonsense' } })).toMatchObject({ code: 4401 })
  })

  it('opens for pages of our own origin only', async () => {
    expect(await closeOf({ origin: 'https://elsewhere.example' })).toEqual({ error: 'Unexpected server response: 403' })
    const own = new WebSocket(socketAddress(gateway), 'graphql-transport-ws', {
      origin: `http://localhost:${new URL(gateway.url).port}`,
    })
    await once(own, 'open')
    own.close()
  })

  it('opens nowhere else, and speaks this protocol only', async () => {
    expect(await closeOf({ path: '/elsewhere' })).toEqual({ error: 'Unexpected server response: 404' })
    expect(await closeOf({ protocol: 'graphql-ws' })).toMatchObject({ error: expect.any(String) })
  })

  it('is closed when nobody says who it is', async () => {
    const hasty = await startTestGateway(graph, { ...graph.env, WEBSOCKET_INIT_TIMEOUT_MS: '100' })
    const socket = new WebSocket(socketAddress(hasty), 'graphql-transport-ws')
    const [code] = await once(socket, 'close')
    expect(code).toBe(4408)
    await hasty.close()
  })

  it('is closed for a message that is too large', async () => {
    const socket = new WebSocket(socketAddress(gateway), 'graphql-transport-ws')
    await once(socket, 'open')
    socket.send('x'.repeat(300_000))
    const [code] = await once(socket, 'close')
    expect(code).toBe(1009)
  })

  it('holds operations against limits, scopes and the number that may run', async () => {
    const client = socketClient(gateway, async () => ({
      authorization: `Bearer ${await gateway.token('demo', 'services:read')}`,
    }))
    await expect(client.iterate({ query: '{ secret }' }).next()).resolves.toMatchObject({
      value: { errors: [{ extensions: { code: 'FORBIDDEN' } }] },
    })
    await expect(client.iterate({ query: '{ nothing }' }).next()).rejects.toMatchObject([
      { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    ])
    await expect(client.iterate({ query: news, variables: { shelf: 'secret' } }).next()).rejects.toMatchObject([
      { extensions: { code: 'NOT_FOUND' } },
    ])
    const open = Array.from({ length: 3 }, () => client.iterate({ query: news }))
    open.forEach(one => void one.next())
    await subscribed(3)
    await expect(client.iterate({ query: news }).next()).rejects.toMatchObject([
      { extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } },
    ])
    client.dispose()
  })

  it('is terminated when its client does not read', async () => {
    const impatient = await startTestGateway(graph, { ...graph.env, SUBSCRIPTION_STALL_MS: '300' })
    const socket = new WebSocket(socketAddress(impatient), 'graphql-transport-ws')
    await once(socket, 'open')
    socket.send(
      JSON.stringify({ type: 'connection_init', payload: { Authorization: `Bearer ${await impatient.token()}` } }),
    )
    await once(socket, 'message')
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: 'subscription { news { text } }' } }))
    await subscribed(1)
    socket.pause()
    for (let count = 0; count < 30; count++) graph.happen('a', 'x'.repeat(1_000_000))
    await subscribed(0)
    socket.terminate()
    await impatient.close()
  })
})

describe('a gateway that stops', () => {
  it('sends its subscribers elsewhere: they come back by themselves and miss nothing', async () => {
    const stopping = await startTestGateway(graph, graph.env)
    const stream = await openStream(stopping, { query: news })
    const { id } = { ...(await stream.next()) }
    const socket = new WebSocket(socketAddress(stopping), 'graphql-transport-ws')
    await once(socket, 'open')
    const closed = once(socket, 'close')
    await stopping.close()
    expect((await closed)[0]).toBe(1012)
    expect(await stream.next()).toEqual({ retry: '500' })
    expect(await stream.next()).toBeUndefined()
    graph.happen()
    const again = await openStream(other, { query: news }, { 'last-event-id': id ?? '' })
    await again.next()
    expect(await again.next()).toMatchObject({ id: String(Number(id) + 1) })
    again.stop()
  })
})
