import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SettingsError } from '../../services/shared/runtime/env'
import { readHeaderRules } from '../subgraphs/headerRules'
import type { TestGateway } from './gateway'
import { startTestGateway } from './gateway'
import type { TestGraph } from './graph'
import { startTestGraph } from './graph'

describe('rules for headers', () => {
  let graph: TestGraph
  let gateway: TestGateway
  let folder: string
  const file = () => join(folder, 'rules.json')

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'perennial-headers-'))
    writeFileSync(
      file(),
      JSON.stringify({
        request: {
          all: [
            { forward: 'X-Language', default: 'en' },
            { forward: 'x-a', as: 'x-b' },
            { insert: 'x-gateway', value: 'perennial' },
          ],
          subgraphs: { stock: [{ remove: 'x-language' }, { forward: 'x-only-stock' }] },
        },
      }),
    )
    graph = await startTestGraph()
    gateway = await startTestGateway(graph, { HEADER_RULES: file() })
  })
  afterAll(async () => {
    await gateway.close()
    await graph.close()
    rmSync(folder, { recursive: true })
  })

  const received = async (headers: Record<string, string>, to = gateway) => {
    graph.shop.received.length = 0
    graph.stock.received.length = 0
    const { body } = await to.ask('{ book(id: "1") { stock { count } } }', {}, headers)
    expect(body.errors).toBeUndefined()
    return { shop: graph.shop.received[0]?.headers ?? {}, stock: graph.stock.received[0]?.headers ?? {} }
  }

  it('pass on, rename, insert and remove, for all subgraphs and for one', async () => {
    const { shop, stock } = await received({ 'x-language': 'fr', 'x-a': '1', 'x-only-stock': '2' })
    expect(shop).toMatchObject({ 'x-language': 'fr', 'x-b': '1', 'x-gateway': 'perennial' })
    expect(stock).toMatchObject({ 'x-only-stock': '2', 'x-b': '1', 'x-gateway': 'perennial' })
    for (const name of ['x-a', 'x-only-stock']) expect(shop).not.toHaveProperty(name)
    expect(stock).not.toHaveProperty('x-language')
  })

  it('fall back on their default, and pass on no value that could be read as more than one header', async () => {
    expect((await received({})).shop['x-language']).toBe('en')
    expect((await received({ 'x-language': 'é' })).shop['x-language']).toBe('en')
    expect((await received({ 'x-a': 'x'.repeat(3000) })).shop).not.toHaveProperty('x-b')
  })

  it('without any, nothing of a client goes on', async () => {
    const plain = await startTestGateway(graph)
    const { shop } = await received({ 'x-language': 'fr', 'x-a': '1', cookie: 'a=b' }, plain)
    for (const name of ['x-language', 'x-a', 'cookie', 'authorization', 'x-gateway'])
      expect(shop).not.toHaveProperty(name)
    await plain.close()
  })

  it.each([
    'authorization',
    'Cookie',
    'x-perennial-identity',
    'X-Perennial-Anything',
    'host',
    'connection',
    'transfer-encoding',
    'content-length',
    'x-request-id',
    'traceparent',
    'x-forwarded-for',
    'proxy-authorization',
    '__proto__',
    'a b',
    'a\r\nb',
    '',
  ])('none is about %j', name => {
    for (const rule of [
      { forward: name },
      { forward: 'x-a', as: name },
      { insert: name, value: 'x' },
      { remove: name },
    ]) {
      writeFileSync(join(folder, 'bad.json'), JSON.stringify({ request: { all: [rule] } }))
      expect(() => readHeaderRules(join(folder, 'bad.json'))).toThrow(SettingsError)
    }
  })

  it.each([
    'no JSON',
    '[]',
    '{"requests":{}}',
    '{"request":{"all":[{"forward":"x","to":"y"}]}}',
    '{"request":{"all":[{"insert":"x","value":"a\\nb"}]}}',
  ])('a file of %s is refused', text => {
    writeFileSync(join(folder, 'bad.json'), text)
    expect(() => readHeaderRules(join(folder, 'bad.json'))).toThrow(SettingsError)
  })
})
