import { connect } from 'node:net'
import type { TestGateway } from './gateway'
import { startTestGateway } from './gateway'
import type { TestGraph } from './graph'
import { startTestGraph } from './graph'

describe('transport', () => {
  let graph: TestGraph
  let gateway: TestGateway
  let authorization: string

  beforeAll(async () => {
    graph = await startTestGraph()
    gateway = await startTestGateway(graph, { MAX_BODY_BYTES: '20000' })
    authorization = `Bearer ${await gateway.token()}`
  })
  afterAll(async () => {
    await gateway.close()
    await graph.close()
  })
  afterEach(async () => expect((await gateway.ask('{ me }')).body).toEqual({ data: { me: 'account' } }))

  const body = '{"query":"{ me }"}'
  const post = (headers: Record<string, string>, content: NonNullable<RequestInit['body']> = body) =>
    gateway.send({ method: 'POST', headers: { authorization, ...headers }, body: content })
  const get = (query: string, headers: Record<string, string> = {}) =>
    gateway.send({ headers: { authorization, ...headers } }, `/graphql?query=${encodeURIComponent(query)}`)
  const preflight = { 'apollo-require-preflight': '1' }

  it('a GET with a header that needs a preflight is answered', async () => {
    expect((await get('{ me }', preflight)).body).toEqual({ data: { me: 'account' } })
  })

  it.each([
    ['an unknown one', 'application/graphql'],
    ['JSON and a second type', 'application/json, text/plain'],
    ['an exotic charset', 'application/json; charset=utf-16'],
    ['a parameter that is none', 'application/json; x'],
    ['rubbish', '/'],
  ])('%s as content type of a POST is a 415, with a token and without', async (_, type) => {
    expect((await post({ 'content-type': type })).status).toBe(415)
    expect((await gateway.send({ method: 'POST', headers: { 'content-type': type }, body })).status).toBe(415)
  })

  it.each([
    ['application/json'],
    ['application/json; charset=utf-8'],
    ['application/json;charset="UTF-8"'],
    ['Application/JSON'],
  ])('%s is taken', async type => expect((await post({ 'content-type': type })).status).toBe(200))

  it('a body over the limit is a 413, whether it says its length or not', async () => {
    const large = JSON.stringify({ query: `{ me } # ${'x'.repeat(30_000)}` })
    const json = { 'content-type': 'application/json' }
    expect((await post(json, large)).status).toBe(413)
    expect(
      await raw(
        `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nauthorization: ${authorization}\r\ntransfer-encoding: chunked\r\n\r\n7530\r\n${'x'.repeat(30_000)}\r\n0\r\n\r\n`,
      ),
    ).toMatch(/^HTTP\/1.1 413/)
  })

  it('12, 13: whoever is slow with headers or body is cut off within about 10 s', async () => {
    const started = Date.now()
    const answers = await Promise.all([
      raw('GET /live HTTP/1.1\r\nhost: x\r\n', { stayOpen: true }),
      raw(
        `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nauthorization: ${authorization}\r\ncontent-length: 100\r\n\r\n{`,
        { stayOpen: true },
      ),
    ])
    expect(Date.now() - started).toBeLessThan(12_500)
    for (const answer of answers) expect(answer).toMatch(/^(HTTP\/1.1 408|$)/)
  })

  it.each([
    ['truncated JSON', '{"query":"{ me'],
    ['JSON 5,000 deep', `{"query":"{ me }","variables":${'['.repeat(5000)}`],
    ['no JSON', 'hello'],
    ['nothing', ''],
    ['null', 'null'],
    ['a text', '"{ me }"'],
    ['a prototype', '{"query":"{ me }","__proto__":{"a":1}}'],
    ['a query that is a number', '{"query":7}'],
    ['a query that is an object', '{"query":{"kind":"Document"}}'],
    ['variables that are a text', '{"query":"{ me }","variables":"{}"}'],
    ['an operation name that is a list', '{"query":"{ me }","operationName":[]}'],
  ])('%s is a 400 with the request id and none of the parser’s words', async (_, content) => {
    const { status, text, headers } = await post({ 'content-type': 'application/json' }, content)
    expect(status).toBe(400)
    expect(JSON.parse(text).errors[0].extensions).toMatchObject({
      code: 'BAD_REQUEST',
      requestId: headers.get('x-request-id'),
    })
    expect(text).not.toMatch(/Unexpected|position|JSON at|node_modules/)
  })

  it('JSON 100,000 deep holds nobody up', async () => {
    const roomy = await startTestGateway(graph)
    const deep = '['.repeat(100_000) + ']'.repeat(100_000)
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await roomy.token()}` }
    for (const content of [
      deep,
      `{"query":"{ me }","variables":${deep}}`,
      `{"query":"query ($n: Int) { books(first: $n) { id } }","variables":{"n":${deep}}}`,
      `{"query":"{ me }","extensions":{"a":${deep}}}`,
      '{'.repeat(100_000),
    ]) {
      const started = Date.now()
      const { status } = await roomy.send({ method: 'POST', headers, body: content })
      expect([200, 400]).toContain(status)
      expect(Date.now() - started).toBeLessThan(1000)
    }
    await roomy.close()
  })

  it('errors of HTTP itself have the same form as the graph’s', async () => {
    for (const path of ['/nothing-here.js', '/graphql/x.js', '/%zz'])
      expect((await gateway.send({ headers: { accept: 'application/json' } }, path)).body.errors).toMatchObject([
        { message: expect.any(String), extensions: { code: expect.any(String), requestId: expect.any(String) } },
      ])
    expect(await raw('GET /live HTTP/1.1\r\nhost: a b\r\nconnection: close\r\n\r\n')).toMatch(/^HTTP\/1.1 400/)
  })

  /** Sends bytes and gives all that comes back until the connection is closed. */
  const raw = (bytes: string, { stayOpen = false } = {}): Promise<string> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(gateway.url)
      const socket = connect(Number(port), hostname, () => socket.write(bytes))
      let answer = ''
      socket.on('data', data => {
        answer += data.toString()
        if (!stayOpen) socket.end()
      })
      socket.on('close', () => resolve(answer))
      socket.on('error', error => (answer ? resolve(answer) : reject(error)))
    })
})
