import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Reply, TestGateway } from './gateway'
import { startTestGateway } from './gateway'
import type { TestGraph } from './graph'
import { startTestGraph } from './graph'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const codeOf = ({ body }: Reply) => body.errors?.[0]?.extensions?.['code']
const persisted = (hash: string) => ({ persistedQuery: { version: 1, sha256Hash: hash } })

describe('operations that are named by an id', () => {
  let graph: TestGraph
  let gateway: TestGateway
  let strict: TestGateway
  let folder: string
  const known = 'query Known($id: ID!) {\n  book(id: $id) {\n    title\n  }\n}'

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'perennial-documents-'))
    writeFileSync(join(folder, 'Known.graphql'), `${known}\n`)
    writeFileSync(join(folder, 'Rename.graphql'), 'mutation Rename { rename(id: "1", title: "x") { title } }\n')
    graph = await startTestGraph()
    gateway = await startTestGateway(graph, { TRUSTED_DOCUMENTS: folder })
    strict = await startTestGateway(graph, { TRUSTED_DOCUMENTS: folder, TRUSTED_DOCUMENTS_ONLY: 'true' })
  })
  afterAll(async () => {
    await Promise.all([gateway.close(), strict.close()])
    await graph.close()
    rmSync(folder, { recursive: true })
  })

  const post = async (body: object, to = gateway) =>
    to.send({
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await to.token()}` },
      body: JSON.stringify(body),
    })
  const get = async (parameters: Record<string, string>, to = gateway) =>
    to.send(
      { headers: { authorization: `Bearer ${await to.token()}`, 'apollo-require-preflight': '1' } },
      `/graphql?${new URLSearchParams(parameters)}`,
    )

  const variables = { id: '7' }
  const answer = { data: { book: { title: 'Title 7' } } }

  it.each([
    ['by its name', 'Known'],
    ['by the hash of its text', `sha256:${sha256(known)}`],
    ['by the hash of its file', `sha256:${sha256(`${known}\n`)}`],
  ])('a trusted one is answered %s, by POST and by GET', async (_, documentId) => {
    expect((await post({ documentId, variables })).body).toEqual(answer)
    expect((await get({ documentId, variables: JSON.stringify(variables) })).body).toEqual(answer)
  })

  it('a trusted one is answered by its hash alone, as Apollo Client names it', async () => {
    expect((await post({ extensions: persisted(sha256(known)), variables })).body).toEqual(answer)
    const extensions = JSON.stringify(persisted(sha256(known)))
    expect((await get({ extensions, variables: JSON.stringify(variables) })).body).toEqual(answer)
  })

  it('one that nobody knows is a 400', async () => {
    const reply = await post({ documentId: 'sha256:0' })
    expect([reply.status, codeOf(reply)]).toEqual([400, 'PERSISTED_DOCUMENT_NOT_FOUND'])
    expect(codeOf(await get({ documentId: 'Unknown' }))).toBe('PERSISTED_DOCUMENT_NOT_FOUND')
  })

  it('a mutation is no more let through by GET under an id than under its text', async () => {
    graph.shop.received.length = 0
    expect((await get({ documentId: 'Rename' })).status).toBe(405)
    expect(graph.shop.received).toEqual([])
  })

  it('the caller’s rights hold for trusted ones too', async () => {
    const authorization = `Bearer ${await gateway.token('demo', 'catalog:read')}`
    const reply = await gateway.send({
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ documentId: 'Known', variables }),
    })
    expect(reply.status).toBe(403)
  })

  describe('when only trusted ones are taken', () => {
    it('they are, by id and by text', async () => {
      expect((await post({ documentId: 'Known', variables }, strict)).body).toEqual(answer)
      expect((await post({ query: known, variables }, strict)).body).toEqual(answer)
    })

    it.each([
      ['another text', { query: '{ me }' }],
      ['another text and its hash', { query: '{ me }', extensions: persisted(sha256('{ me }')) }],
      ['introspection', { query: '{ __schema { types { name } } }' }],
    ])('%s is a 400 that says so, and reaches no subgraph', async (_, body) => {
      graph.shop.received.length = 0
      const reply = await post(body, strict)
      expect([reply.status, codeOf(reply)]).toEqual([400, 'TRUSTED_DOCUMENT_REQUIRED'])
      expect((await get({ query: '{ me }' }, strict)).status).toBe(400)
      expect(graph.shop.received).toEqual([])
    })
  })

  describe('one that a client persists', () => {
    it('is asked for, sent once, and known from then on: by POST and by GET', async () => {
      for (const ask of [
        (hash: string, query?: string) => post({ ...(query && { query }), extensions: persisted(hash) }),
        (hash: string, query?: string) => get({ ...(query && { query }), extensions: JSON.stringify(persisted(hash)) }),
      ]) {
        const query = `query Persisted${Math.random().toString(36).slice(2)} { me }`
        const unknown = await ask(sha256(query))
        expect([unknown.status, unknown.body.errors?.[0]?.message, codeOf(unknown)]).toEqual([
          200,
          'PersistedQueryNotFound',
          'PERSISTED_QUERY_NOT_FOUND',
        ])
        expect((await ask(sha256(query), query)).body).toEqual({ data: { me: 'account' } })
        expect((await ask(sha256(query))).body).toEqual({ data: { me: 'account' } })
      }
    })

    it('44: is kept only under its own hash', async () => {
      const reply = await post({ query: '{ warehouses }', extensions: persisted(sha256('query P { me }')) })
      expect([reply.status, codeOf(reply)]).toEqual([400, 'BAD_REQUEST'])
      expect(codeOf(await post({ extensions: persisted(sha256('query P { me }')) }))).toBe('PERSISTED_QUERY_NOT_FOUND')
    })

    it('44: is not kept when it is no operation of the graph', async () => {
      for (const query of ['{ nothing }', '{ me', 'query A { me } query B { me }']) {
        expect((await post({ query, extensions: persisted(sha256(query)) })).status).toBe(400)
        expect(codeOf(await post({ extensions: persisted(sha256(query)) }))).toBe('PERSISTED_QUERY_NOT_FOUND')
      }
    })
  })
})
