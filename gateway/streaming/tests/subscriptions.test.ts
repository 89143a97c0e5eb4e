import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import WebSocket from 'ws'
import type { TestGateway } from '../../tests/gateway'
import { startTestGateway } from '../../tests/gateway'
import type { NewsGraph } from './newsGraph'
import { startNewsGraph } from './newsGraph'
import { eventClient, news, newsOf, openStream, socketAddress, socketClient, subscribers } from './subscribers'

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

describe('when a new supergraph takes over', () => {
  it('who has subscribed goes on with the one he began with', async () => {
    const stream = await openStream(gateway, { query: news })
    await stream.next()
    const next = `${graph.supergraph}\n# Another version.\n`
    writeFileSync(gateway.supergraphPath, next)
    for (let tries = 0; !gateway.logText().includes('a new supergraph is in use'); tries++) {
      if (tries > 400) throw new Error('it was not taken')
      await pause(25)
    }
    graph.happen()
    expect(await stream.next()).toMatchObject({ event: 'next' })
    stream.stop()
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
