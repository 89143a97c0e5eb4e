import type { TestGateway } from './gateway'
import { startTestGateway } from './gateway'
import type { TestGraph } from './graph'
import { startTestGraph } from './graph'

describe('calls that are under way', () => {
  let graph: TestGraph
  let gateway: TestGateway
  const query = '{ me book(id: "1") { title } }'
  const rename = 'mutation { rename(id: "1", title: "New") { title } }'

  beforeAll(async () => {
    graph = await startTestGraph()
    gateway = await startTestGateway(graph)
    await gateway.ask(query)
  })
  afterAll(async () => {
    await gateway.close()
    await graph.close()
  })
  beforeEach(() => {
    graph.shop.received.length = 0
  })
  afterEach(() => graph.shop.hold(undefined))

  /** Keeps the shop from answering until it is let go. */
  const held = (): (() => void) => {
    let letGo = (): void => undefined
    graph.shop.hold(new Promise<void>(resolve => (letGo = resolve)))
    return letGo
  }
  const arrived = async (calls: number): Promise<void> => {
    while (graph.shop.received.length < calls) await new Promise(resolve => setTimeout(resolve, 5))
  }
  const askTwice = async (on: TestGateway, ...headers: Record<string, string>[]) => {
    const letGo = held()
    const replies = Promise.all([on.ask(query, {}, headers[0]), on.ask(query, {}, headers[1])])
    await arrived(1)
    await new Promise(resolve => setTimeout(resolve, 100))
    letGo()
    return (await replies).map(({ body }) => body.data)
  }
  const data = (me: string) => ({ me, book: { title: 'Title 1' } })

  it('answer a caller that asks the same again in the meantime', async () => {
    expect(await askTwice(gateway)).toEqual([data('account'), data('account')])
    expect(graph.shop.received).toHaveLength(1)
    await gateway.ask(query)
    expect(graph.shop.received).toHaveLength(2)
  })

  it('never answer another caller', async () => {
    const operator = { authorization: `Bearer ${await gateway.token('operator')}` }
    expect(await askTwice(gateway, {}, operator)).toEqual([data('account'), data('operator')])
    expect(graph.shop.received.map(({ caller }) => caller?.viewer.kind).sort()).toEqual(['account', 'operator'])
  })

  it('are never shared when they change something', async () => {
    const letGo = held()
    const replies = Promise.all([gateway.ask(rename), gateway.ask(rename)])
    await arrived(2)
    letGo()
    expect((await replies).map(({ body }) => body.data)).toEqual([
      { rename: { title: 'New' } },
      { rename: { title: 'New' } },
    ])
  })

  it('do not answer a caller that has changed something since', async () => {
    const letGo = held()
    const before = gateway.ask(query)
    await arrived(1)
    graph.shop.hold(undefined)
    await gateway.ask(rename)
    await gateway.ask(query)
    expect(graph.shop.received).toHaveLength(3)
    letGo()
    await before
  })

  it('are all sent where sharing is off', async () => {
    const apart = await startTestGateway(graph, { SHARE_FETCHES: 'false' })
    try {
      expect(await askTwice(apart)).toEqual([data('account'), data('account')])
      expect(graph.shop.received).toHaveLength(2)
    } finally {
      await apart.close()
    }
  })
})
