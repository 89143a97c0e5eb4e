import { once } from 'node:events'
import { connect } from 'node:net'
import type { TestGateway } from '../../tests/gateway'
import { startTestGateway } from '../../tests/gateway'
import type { NewsGraph } from './newsGraph'
import { startNewsGraph } from './newsGraph'
import { makeToken } from '../../token'
import { news, openStream, subscribers } from './subscribers'

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

const subscribed = (count: number): Promise<void> => subscribers(graph, count)

afterEach(() => subscribed(0))

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

  it('end with the token, and say so', async () => {
    const token = await makeToken(['--account', 'demo', '--ttl', '2s'], gateway.env)
    const stream = await openStream(gateway, { query: news }, { authorization: `Bearer ${token}` })
    await stream.next()
    expect(JSON.parse((await stream.next())?.['data'] ?? '')).toEqual({
      errors: [
        {
          message: 'The access token has expired. Subscribe again with a new one.',
          extensions: { code: 'UNAUTHENTICATED', requestId: expect.any(String) },
        },
      ],
    })
    expect(await stream.next()).toEqual({ event: 'complete', data: '' })
  })
})
