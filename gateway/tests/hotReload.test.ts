import { renameSync, rmSync, writeFileSync } from 'node:fs'
import type { TestGateway } from './gateway'
import { startTestGateway } from './gateway'
import type { TestGraph } from './graph'
import { compose, startTestGraph } from './graph'

const until = async (what: () => Promise<boolean> | boolean): Promise<void> => {
  const patience = Date.now() + 40_000
  while (!(await what())) {
    if (Date.now() > patience) throw new Error('waited in vain')
    await new Promise(resolve => setTimeout(resolve, 25))
  }
}

/** A supergraph is read in a thread of its own, on a machine that may be busy with other tests. */
jest.setTimeout(60_000)

describe('when the supergraph’s file changes', () => {
  let graph: TestGraph
  let gateway: TestGateway
  /** With one more field, which the subgraph does not know: who asks for it learns which version is in use. */
  let next: string

  beforeAll(async () => {
    graph = await startTestGraph()
    next = graph.supergraph.replace('type Stock', '"More" type More @join__type(graph: STOCK) { x: Int }\ntype Stock')
    next = next.replace(/type Query[\s\S]*?\{/, match => `${match}\n  more: More @join__field(graph: STOCK)`)
  })
  afterAll(() => graph.close())
  beforeEach(async () => {
    gateway = await startTestGateway(graph)
  })
  afterEach(async () => {
    graph.shop.misbehave(undefined)
    await gateway.close()
  })

  const knowsMore = async () => (await gateway.ask('{ __type(name: "More") { name } }')).body.data?.['__type'] !== null
  const refusals = () => gateway.lines.filter(({ msg }) => msg.includes('no good')).length
  const replaceFile = (text: string): void => {
    writeFileSync(`${gateway.supergraphPath}.new`, text)
    renameSync(`${gateway.supergraphPath}.new`, gateway.supergraphPath)
  }
  const isWhole = async () =>
    expect((await gateway.ask('{ book(id: "1") { stock { count } } }')).body).toEqual({
      data: { book: { stock: { count: 1 } } },
    })

  it.each([
    ['written over', (text: string) => writeFileSync(gateway.supergraphPath, text)],
    ['replaced', replaceFile],
    [
      'removed and written again',
      (text: string) => {
        rmSync(gateway.supergraphPath)
        writeFileSync(gateway.supergraphPath, text)
      },
    ],
  ])('it is taken: %s', async (_, change) => {
    expect(await knowsMore()).toBe(false)
    change(next)
    await until(knowsMore)
    await isWhole()
    expect(gateway.lines.some(({ msg }) => msg === 'a new supergraph is in use')).toBe(true)
    expect(await gateway.metric('gateway_supergraph_reloads_total', { outcome: 'loaded' })).toBe(1)
  })

  it.each([
    ['no SDL', 'this is not a schema'],
    ['empty', ''],
    ['half written', (sdl: string) => sdl.slice(0, sdl.length / 2)],
    ['no supergraph', 'type Query { a: Int }'],
    [
      'of a subgraph that the settings do not know',
      (sdl: string) => sdl.replaceAll('STOCK', 'STORE').replaceAll('"stock"', '"store"'),
    ],
    [
      'in need of what nobody here enforces',
      (sdl: string) =>
        sdl.replace(
          '@link(url: "https://specs.apollo.dev/join',
          '@link(url: "https://specs.example/guarded/v0.1", for: SECURITY)\n  @link(url: "https://specs.apollo.dev/join',
        ),
    ],
  ])('it is refused when it is %s, and the one before is kept', async (_, bad) => {
    const text = typeof bad === 'string' ? bad : bad(graph.supergraph)
    expect(text).not.toBe(graph.supergraph)
    replaceFile(text)
    await until(() => refusals() > 0)
    await isWhole()
    expect(await gateway.metric('gateway_supergraph_reloads_total', { outcome: 'refused' })).toBe(1)
    replaceFile(next)
    await until(knowsMore)
    await isWhole()
  })

  it('it is refused when it is gone, and the one before is kept', async () => {
    rmSync(gateway.supergraphPath)
    await until(() => refusals() > 0)
    await isWhole()
  })

  it('requests in flight end with the version that they began with', async () => {
    let release = (): void => undefined
    const held = new Promise<void>(resolve => {
      release = resolve
    })
    graph.shop.misbehave(response => {
      void held.then(() => response.end('{"data":{"book":{"__typename":"Book","id":"5","title":"Title 5"}}}'))
    })
    const inFlight = gateway.ask('{ book(id: "5") { title stock { count } } }')
    await until(() => graph.shop.received.length > 0)
    replaceFile(next)
    await until(knowsMore)
    release()
    expect((await inFlight).body).toEqual({ data: { book: { title: 'Title 5', stock: { count: 5 } } } })
  })

  it('not one of many requests fails meanwhile', async () => {
    let done = false
    const failed: unknown[] = []
    let answered = 0
    const client = async (): Promise<void> => {
      while (!done) {
        const { status, body } = await gateway.ask('{ books(first: 2) { title stock { count } } }')
        if (status !== 200 || body.errors) failed.push(body)
        answered++
      }
    }
    const clients = Array.from({ length: 4 }, client)
    for (const text of [next, graph.supergraph, next]) {
      const before = gateway.lines.filter(({ msg }) => msg === 'a new supergraph is in use').length
      replaceFile(text)
      await until(() => gateway.lines.filter(({ msg }) => msg === 'a new supergraph is in use').length > before)
    }
    done = true
    await Promise.all(clients)
    expect(failed).toEqual([])
    expect(answered).toBeGreaterThan(10)
  })

  it('its new rules hold at once', async () => {
    const stricter = graph.supergraph.replace(
      /(warehouses: \[String!\][^\n]*)/,
      '$1 @requiresScopes(scopes: [["billing:read"]])',
    )
    const authorization = `Bearer ${await gateway.token('demo', 'catalog:read')}`
    const status = async () => (await gateway.ask('{ warehouses }', {}, { authorization })).status
    expect(await status()).toBe(200)
    replaceFile(stricter)
    await until(async () => (await status()) === 403)
  })

  it('composing again gives the same graph, so that a rewrite without a change does nothing', async () => {
    replaceFile(compose([graph.shop, graph.stock]))
    await new Promise(resolve => setTimeout(resolve, 500))
    expect(await gateway.metric('gateway_supergraph_reloads_total')).toBeUndefined()
  })
})
