import { gzipSync } from 'node:zlib'
import type { Attack } from './attack'
import type { System } from './system'

const body = '{"query":"{ me { id } }"}'
const stop =
  'mutation { setAutoRenew(input: { idempotencyKey: "k", serviceId: "x", autoRenew: false }) { userErrors { code } } }'

const get = async (system: System, query: string, headers: Record<string, string> = {}) =>
  system.send(`${system.urlOf('gateway')}/graphql?query=${encodeURIComponent(query)}`, {
    headers: { authorization: `Bearer ${await system.token(system.mine.accountId)}`, ...headers },
  })

const preflight = { 'apollo-require-preflight': '1' }

const contentType = (line: number, name: string, type: string): Attack => ({
  line,
  name: `${name} is a 415`,
  run: async system => expect((await system.post(body, { 'content-type': type })).status).toBe(415),
})

const post = async (system: System): Promise<string> =>
  `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nauthorization: Bearer ${await system.token(system.mine.accountId)}\r\n`

export const transport: readonly Attack[] = [
  {
    line: 1,
    name: 'a mutation by GET is a 405',
    run: async system => {
      const { status, headers } = await get(system, stop, preflight)
      expect([status, headers.get('allow')]).toEqual([405, 'POST'])
    },
  },
  {
    line: 2,
    name: 'a GET that needs no preflight is a 400',
    run: async system => expect((await get(system, '{ me { id } }')).status).toBe(400),
  },
  contentType(3, 'a form', 'application/x-www-form-urlencoded'),
  contentType(4, 'plain text', 'text/plain'),
  contentType(5, 'multipart', 'multipart/form-data; boundary=x'),
  {
    line: 6,
    name: 'a GET with an odd content type is a 415',
    run: async system =>
      expect((await get(system, '{ me { id } }', { ...preflight, 'content-type': 'text/plain' })).status).toBe(415),
  },
  contentType(7, 'an exotic charset', 'application/json; charset=utf-7'),
  {
    line: 8,
    name: 'a body over the limit is a 413, whether it says its length or not',
    run: async system => {
      const large = JSON.stringify({ query: `{ me { id } } # ${'x'.repeat(1_100_000)}` })
      expect((await system.post(large)).status).toBe(413)
      const chunk = `${(70_000).toString(16)}\r\n${'x'.repeat(70_000)}\r\n`
      expect(
        await system.raw(`${await post(system)}transfer-encoding: chunked\r\n\r\n${chunk.repeat(16)}0\r\n\r\n`),
      ).toMatch(/^HTTP\/1.1 413/)
    },
  },
  {
    line: 9,
    name: 'a compressed body is a 415, whatever it unpacks to',
    run: async system => {
      const bomb = gzipSync(Buffer.alloc(20_000_000, 32))
      expect((await system.post(bomb, { 'content-encoding': 'gzip' })).status).toBe(415)
    },
  },
  {
    line: 10,
    name: 'Content-Length with Transfer-Encoding is a 400',
    run: async system =>
      expect(
        await system.raw(
          'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
        ),
      ).toMatch(/^HTTP\/1.1 400/),
  },
  {
    line: 11,
    name: 'huge headers, and too many, are a 431',
    run: async system => {
      const headers = (text: string): Promise<string> =>
        system.raw(`GET /live HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${text}\r\n`)
      expect(await headers(`x-large: ${'x'.repeat(20_000)}\r\n`)).toMatch(/^HTTP\/1.1 431/)
      expect(await headers('x-many: 1\r\n'.repeat(150))).toMatch(/^HTTP\/1.1 431/)
    },
  },
  {
    line: 12,
    name: 'headers that come slowly are cut off',
    run: async system => {
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => system.raw('GET /live HTTP/1.1\r\nhost: x\r\n', { until: 'closed' })),
      )
      for (const answer of answers) expect(answer).toMatch(/^(HTTP\/1.1 408|$)/)
    },
  },
  {
    line: 13,
    name: 'a body that comes slowly is cut off',
    run: async system => {
      const answer = await system.raw(`${await post(system)}content-length: 100\r\n\r\n{`, { until: 'closed' })
      expect(answer).toMatch(/^(HTTP\/1.1 408|$)/)
    },
  },
  {
    line: 14,
    name: 'a reader that does not read is closed',
    run: async system => {
      const query = JSON.stringify({ query: '{ services(first: 100) { nodes { id } } }' })
      const one = `${await post(system)}content-length: ${query.length}\r\n\r\n${query}`
      await system.raw(one.repeat(60), { until: 'closed', readAfterMs: 6000 })
    },
  },
  {
    line: 15,
    name: 'no other site is let in',
    run: async system => {
      const origin = 'https://evil.example'
      const replies = [
        await system.post(body, { origin }),
        await system.send(`${system.urlOf('gateway')}/graphql`, {
          method: 'OPTIONS',
          headers: {
            origin,
            'access-control-request-method': 'POST',
            'access-control-request-headers': 'authorization',
          },
        }),
      ]
      for (const { headers } of replies)
        expect([...headers.keys()].filter(name => name.startsWith('access-control'))).toEqual([])
    },
  },
  {
    line: 16,
    name: 'a batch is a 400',
    run: async system => expect((await system.post(`[${body},${body}]`)).status).toBe(400),
  },
  {
    line: 17,
    name: 'there is no explorer in production, nor the metrics',
    run: async system => {
      for (const path of ['/graphiql', '/graphiql/', '/graphiql/index.html', '/metrics'])
        expect((await system.send(system.urlOf('gateway') + path, { headers: { accept: 'text/html' } })).status).toBe(
          404,
        )
      const { text } = await system.send(`${system.urlOf('gateway')}/graphql`, { headers: { accept: 'text/html' } })
      expect(text).not.toContain('<')
    },
  },
  {
    line: 18,
    name: 'headers named like what objects inherit change nothing',
    run: async system => {
      const answer = await system.raw('GET /live HTTP/1.1\r\nhost: x\r\n__proto__: {"x":1}\r\nconstructor: y\r\n\r\n')
      expect(answer).toMatch(/^HTTP\/1.1 200/)
    },
  },
]
