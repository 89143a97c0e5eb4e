import { once } from 'node:events'
import WebSocket from 'ws'
import type { TestGateway } from '../../tests/gateway'
import { startTestGateway } from '../../tests/gateway'
import type { NewsGraph } from './newsGraph'
import { startNewsGraph } from './newsGraph'
import { makeToken } from '../../token'
import { news, socketAddress, socketClient, subscribers } from './subscribers'

let graph: NewsGraph
let gateway: TestGateway

beforeAll(async () => {
  graph = await startNewsGraph()
  const env = { ...graph.env, MAX_SUBSCRIPTIONS_PER_ACCOUNT: '5', MAX_SUBSCRIPTIONS_PER_CONNECTION: '3' }
  gateway = await startTestGateway(graph, env)
})
afterAll(async () => {
  await gateway.close()
  await graph.close()
})

const subscribed = (count: number): Promise<void> => subscribers(graph, count)

afterEach(() => subscribed(0))

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

  it('is closed when the token has expired: its client comes back with a new one and goes on', async () => {
    let token = await makeToken(['--account', 'demo', '--ttl', '2s'], gateway.env)
    const client = socketClient(gateway, async () => ({ Authorization: `Bearer ${token}` }), 5)
    const closed = new Promise(resolve => client.on('closed', resolve))
    const results = client.iterate({ query: news })
    const first = results.next()
    await subscribed(1)
    token = await gateway.token()
    await subscribed(0)
    expect(await closed).toMatchObject({ code: 4403, reason: 'The access token has expired.' })
    await subscribed(1)
    graph.happen()
    expect((await first).value).toMatchObject({ data: { news: { number: expect.any(Number) } } })
    await client.dispose()
  })
})
