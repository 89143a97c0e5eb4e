import { once } from 'node:events'
import type { AddressInfo, Server } from 'node:net'
import { createServer } from 'node:net'
import { byteText } from '../../../execution/byteText'
import type { Connection } from '../../connection'
import { connect } from '../../connection'

const MAX_BYTES = 1000

/** What the server does with the request that it gets, by the text in its body; responses are written piece by piece. */
const responses: Readonly<Record<string, readonly string[]>> = {
  plain: ['HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'],
  'in single bytes': [...'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok'],
  chunked: ['HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n1;x=y\r\no\r\n01\r\nk\r\n0\r\nTrailer: x\r\n\r\n'],
  'chunked in single bytes': [...'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n'],
  'after an interim response': [
    'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\nlink: x\r\n\r\n',
    'HTTP/1.1 200\r\ncontent-length: 2\r\n\r\nok',
  ],
  'until the end': ['HTTP/1.1 200 OK\r\n\r\nok', 'end'],
  'HTTP/1.0': ['HTTP/1.0 200 OK\r\ncontent-length: 2\r\n\r\nok'],
  'with a close': ['HTTP/1.1 200 OK\r\nConnection: x, Close\r\ncontent-length: 2\r\n\r\nok'],
  'with something behind it': [
    'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nokHTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nbad',
  ],

  'two lengths': ['HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\nok'],
  'a length and chunks': [
    'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n',
  ],
  'a length that is none': ['HTTP/1.1 200 OK\r\ncontent-length: +2\r\n\r\nok'],
  'another encoding': ['HTTP/1.1 200 OK\r\ntransfer-encoding: gzip\r\n\r\nok'],
  'a chunk without a size': ['HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nx\r\nok\r\n0\r\n\r\n'],
  'a chunk longer than it says': ['HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\nok\r\n0\r\n\r\n'],
  'no HTTP': ['SSH-2.0-OpenSSH\r\n\r\n'],
  'a head without an end': ['HTTP/1.1 200 OK\r\n', ...Array<string>(70).fill(`x: ${'y'.repeat(1000)}\r\n`)],
  'a length over the limit': [`HTTP/1.1 200 OK\r\ncontent-length: ${MAX_BYTES + 1}\r\n\r\n`],
  'chunks over the limit': [
    `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n`,
    ...Array<string>(11).fill(`64\r\n${'x'.repeat(100)}\r\n`),
  ],
  'half a body': ['HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\nhalf', 'end'],
  'half a chunk': ['HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n20\r\nhalf', 'end'],
  'half a head': ['HTTP/1.1 200 OK\r\ncontent-le', 'end'],
  nothing: ['end'],
  silence: [],
  'half a body, then silence': ['HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\nhalf'],
  503: ['HTTP/1.1 503 Busy\r\ncontent-length: 0\r\n\r\n'],
  404: ['HTTP/1.1 404 Not Found\r\ncontent-length: 2\r\n\r\nno'],
  204: ['HTTP/1.1 204 No Content\r\n\r\n'],
}

describe('a connection to a subgraph', () => {
  let server: Server
  let connection: Connection
  let opened = 0

  beforeAll(async () => {
    server = createServer(socket => {
      opened++
      let received = ''
      socket.on('error', () => undefined)
      socket.on('data', async data => {
        received += data.toString('latin1')
        const [head = '', body] = received.split('\r\n\r\n')
        const length = Number(/content-length: (\d+)/.exec(head)?.[1])
        if (body === undefined || body.length < length) return
        received = ''
        const wanted: unknown = JSON.parse(body)
        const echo = [`HTTP/1.1 200 OK\r\ncontent-length: ${length}\r\n\r\n${body}`]
        for (const piece of responses[String(wanted)] ?? echo) {
          if (piece === 'end') socket.end()
          else socket.write(piece, 'latin1')
          await new Promise(resolve => setImmediate(resolve))
        }
      })
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
  })
  afterAll(() => server.close())

  beforeEach(() => {
    opened = 0
    const { port } = server.address() as AddressInfo
    connection = connect({
      url: `http://127.0.0.1:${port}/graphql`,
      connectTimeoutMs: 1000,
      maxResponseBytes: MAX_BYTES,
    })
  })
  afterEach(() => connection.close())

  const post = async (wanted: string, timeoutMs = 5000): Promise<string> => {
    const deadline = performance.now() + timeoutMs
    const body = byteText(JSON.stringify(wanted))
    return (await connection.post({ body, headers: () => ({ 'x-a': 'b' }), isRepeatable: true, deadline })).toString()
  }

  it.each([
    'plain',
    'in single bytes',
    'chunked',
    'chunked in single bytes',
    'after an interim response',
    'until the end',
    'HTTP/1.0',
    'with a close',
    'with something behind it',
  ])('reads a response: %s', async wanted => {
    expect(await post(wanted)).toBe('ok')
    expect(await post('what came before is forgotten')).toBe('"what came before is forgotten"')
  })

  it.each([
    'two lengths',
    'a length and chunks',
    'a length that is none',
    'another encoding',
    'a chunk without a size',
    'a chunk longer than it says',
    'no HTTP',
    'a head without an end',
    'a length over the limit',
    'chunks over the limit',
    'half a body',
    'half a chunk',
    '404',
    '204',
  ])('does not believe a response: %s', async wanted => {
    await expect(post(wanted)).rejects.toMatchObject({ code: 'SUBGRAPH_INVALID_RESPONSE' })
    expect(await post('the next call')).toBe('"the next call"')
  })

  it.each(['nothing', 'half a head', '503'])('says that nobody is there: %s', async wanted => {
    await expect(post(wanted)).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' })
    expect(await post('the next call')).toBe('"the next call"')
  })

  it.each(['silence', 'half a body, then silence'])('waits no longer than the deadline: %s', async wanted => {
    await expect(post(wanted, 50)).rejects.toMatchObject({ code: 'SUBGRAPH_TIMEOUT' })
    expect(await post('the next call')).toBe('"the next call"')
  })

  it('sends text as UTF-8', async () => {
    expect(await post('é€😀')).toBe('"é€😀"')
  })

  it('is used for one call after the other', async () => {
    for (let call = 0; call < 20; call++) await post(`call ${call}`)
    expect(opened).toBe(1)
  })

  it('gives each of many calls its own answer, over a limited number of connections', async () => {
    const wanted = Array.from({ length: 500 }, (_, call) => `call ${call}`)
    expect(await Promise.all(wanted.map(one => post(one)))).toEqual(wanted.map(one => JSON.stringify(one)))
    expect(opened).toBe(128)
  })

  it('gives up a call that finds no connection in time', async () => {
    const taken = Array.from({ length: 128 }, () => post('silence', 300))
    await expect(post('one more', 100)).rejects.toMatchObject({ code: 'SUBGRAPH_TIMEOUT' })
    await Promise.allSettled(taken)
  })

  it('sends no header that would be read as two', async () => {
    const call = { body: byteText('{}'), isRepeatable: true, deadline: performance.now() + 1000 }
    for (const [name, value] of [
      ['x-a', 'b\r\nx-c: d'],
      ['x-a: b\r\nx-c', 'd'],
      ['x-a', 'b\0'],
    ] as const)
      await expect(connection.post({ ...call, headers: () => ({ [name]: value }) })).rejects.toThrow(TypeError)
  })

  it('waits for what is in flight before it closes, and takes no more', async () => {
    const running = post('in single bytes')
    const closed = connection.close()
    await expect(post('too late')).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' })
    expect(await running).toBe('ok')
    await closed
  })

  it('says that nobody is there where nobody listens', async () => {
    const nobody = connect({ url: 'http://127.0.0.1:1/graphql', connectTimeoutMs: 1000, maxResponseBytes: MAX_BYTES })
    const deadline = performance.now() + 5000
    const call = nobody.post({ body: byteText('{}'), headers: () => ({}), isRepeatable: true, deadline })
    await expect(call).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' })
    expect(await nobody.isReady()).toBe(false)
    await nobody.close()
  })
})
