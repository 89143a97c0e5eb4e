import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPersistedQueries } from './persisted'
import type { DocumentsOptions, Resolved } from './resolve'
import { createDocuments } from './resolve'
import { noTrustedDocuments, readTrustedDocuments, sha256 } from './trusted'

const code = (resolved: Resolved) => (resolved.ok ? resolved.text : resolved.refusal.code)

const documents = (options: Partial<DocumentsOptions> = {}) =>
  createDocuments({
    trusted: noTrustedDocuments,
    trustedOnly: false,
    persisted: createPersistedQueries(100_000),
    ...options,
  })

const persistedQuery = (text: string, sent?: string) => ({
  ...(sent !== undefined && { query: sent }),
  extensions: { persistedQuery: { version: 1, sha256Hash: sha256(text) } },
})

describe('documents that are trusted', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'perennial-documents-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const write = (name: string, text: string): string => {
    const path = join(folder, name)
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, text)
    return path
  }

  it('are found in a folder by the hash of their text, with and without its last line break, and by their name', async () => {
    write('manager/Me.graphql', 'query Me {\n  me\n}\n')
    const trusted = await readTrustedDocuments(folder)
    const text = 'query Me {\n  me\n}'
    for (const id of [sha256(text), `sha256:${sha256(text)}`, 'Me']) expect(trusted.get(id)).toBe(text)
    expect(trusted.get(sha256(`${text}\n`))).toBe(`${text}\n`)
    expect([trusted.has(text), trusted.has('{ me }'), trusted.get('Other')]).toEqual([true, false, undefined])
  })

  it('are not found by a name that two of them have', async () => {
    write('a/Me.graphql', 'query Me { me }')
    write('b/Me.graphql', 'query Me { you }')
    const trusted = await readTrustedDocuments(folder)
    expect(trusted.get('Me')).toBeUndefined()
    expect(trusted.get(sha256('query Me { you }'))).toBe('query Me { you }')
  })

  it.each([
    [
      'of Apollo',
      {
        format: 'apollo-persisted-query-manifest',
        version: 1,
        operations: [{ id: 'one', name: 'Me', type: 'query', body: 'query Me { me }' }],
      },
    ],
    ['of GraphQL Code Generator', { one: 'query Me { me }' }],
  ])('are found in a manifest %s by its ids', async (_, content) => {
    const trusted = await readTrustedDocuments(write('manifest.json', JSON.stringify(content)))
    for (const id of ['one', 'Me', sha256('query Me { me }')]) expect(trusted.get(id)).toBe('query Me { me }')
  })

  it.each([
    ['manifest.json', '{"one": 1}'],
    ['manifest.json', 'no JSON'],
    ['manifest.json', '{"one": "query {"}'],
  ])('are refused as a whole when the %s is %s', async (name, text) => {
    await expect(readTrustedDocuments(write(name, text))).rejects.toThrow()
  })

  it('are taken by `documentId` and by the hash of a persisted query, and others are not', async () => {
    const trusted = await readTrustedDocuments(write('m.json', '{"one":"{ me }"}'))
    const resolve = documents({ trusted })
    expect(code(resolve({ documentId: 'one' }))).toBe('{ me }')
    expect(code(resolve({ documentId: `sha256:${sha256('{ me }')}` }))).toBe('{ me }')
    expect(code(resolve(persistedQuery('{ me }')))).toBe('{ me }')
    expect(code(resolve({ query: '{ you }' }))).toBe('{ you }')
    expect(code(resolve({ documentId: 'two' }))).toBe('PERSISTED_DOCUMENT_NOT_FOUND')
    expect(code(resolve({ documentId: 1 }))).toBe('PERSISTED_DOCUMENT_NOT_FOUND')
    expect(code(resolve({ documentId: 'one', query: '{ you }' }))).toBe('BAD_REQUEST')
    for (const id of ['__proto__', 'constructor', 'toString'])
      expect(code(resolve({ documentId: id }))).toBe('PERSISTED_DOCUMENT_NOT_FOUND')
  })

  it('are the only ones taken when that is set: by id or by their exact text', async () => {
    const trusted = await readTrustedDocuments(write('m.json', '{"one":"{ me }"}'))
    const resolve = documents({ trusted, trustedOnly: true })
    for (const asked of [
      { documentId: 'one' },
      { query: '{ me }' },
      persistedQuery('{ me }'),
      persistedQuery('{ me }', '{ me }'),
    ])
      expect(code(resolve(asked))).toBe('{ me }')
    for (const asked of [{ query: '{ you }' }, { query: '{ me  }' }, persistedQuery('{ you }', '{ you }')])
      expect(code(resolve(asked))).toBe('TRUSTED_DOCUMENT_REQUIRED')
    expect(code(resolve(persistedQuery('{ you }')))).toBe('PERSISTED_QUERY_NOT_FOUND')
  })
})

describe('documents that clients persist', () => {
  const register = (resolve: ReturnType<typeof documents>, text: string): void => {
    const resolved = resolve(persistedQuery(text, text))
    if (resolved.ok) resolved.register?.()
  }

  it('are kept once they turned out to be good, and are found by their hash', () => {
    const resolve = documents()
    expect(code(resolve(persistedQuery('{ me }')))).toBe('PERSISTED_QUERY_NOT_FOUND')
    resolve(persistedQuery('{ me }', '{ me }'))
    expect(code(resolve(persistedQuery('{ me }')))).toBe('PERSISTED_QUERY_NOT_FOUND')
    register(resolve, '{ me }')
    expect(code(resolve(persistedQuery('{ me }')))).toBe('{ me }')
  })

  it('44: are never kept under another text’s hash', () => {
    const resolve = documents()
    expect(code(resolve(persistedQuery('{ me }', '{ evil }')))).toBe('BAD_REQUEST')
    expect(code(resolve(persistedQuery('{ me }')))).toBe('PERSISTED_QUERY_NOT_FOUND')
    register(resolve, '{ me }')
    resolve(persistedQuery('{ me }', '{ evil }'))
    expect(code(resolve(persistedQuery('{ me }')))).toBe('{ me }')
  })

  it('44: take bounded room however many come, and those in use stay', () => {
    const persisted = createPersistedQueries(100_000)
    const resolve = documents({ persisted })
    register(resolve, '{ me }')
    for (let n = 0; n < 5000; n++) {
      register(resolve, `{ a${n} }`)
      expect(resolve(persistedQuery('{ me }')).ok).toBe(true)
      expect(persisted.bytes).toBeLessThanOrEqual(100_000)
    }
    expect(resolve(persistedQuery('{ a4999 }')).ok).toBe(true)
    expect(resolve(persistedQuery('{ a0 }')).ok).toBe(false)
    register(resolve, `{ ${'a '.repeat(20_000)} }`)
    expect(resolve(persistedQuery('{ me }')).ok).toBe(true)
  })

  it('are asked for in the words that Apollo’s clients know', () => {
    const resolved = documents()(persistedQuery('{ me }'))
    expect(resolved.ok ? {} : resolved.refusal).toMatchObject({ status: 200, message: 'PersistedQueryNotFound' })
    const off = documents({ persisted: undefined })
    expect(code(off(persistedQuery('{ me }')))).toBe('PERSISTED_QUERY_NOT_SUPPORTED')
    expect(code(off(persistedQuery('{ me }', '{ me }')))).toBe('{ me }')
  })

  it.each([
    [{}],
    [{ query: '' }],
    [{ query: 1 }],
    [{ query: null, documentId: null }],
    [{ extensions: { persistedQuery: 'x' } }],
    [{ extensions: { persistedQuery: { version: 2, sha256Hash: 'x' } } }],
    [{ extensions: { persistedQuery: { version: 1, sha256Hash: ['x'] } } }],
    [{ query: {}, extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }],
  ])('%j is a 400', asked => {
    const resolved = documents()(asked)
    expect(resolved.ok ? {} : resolved.refusal).toMatchObject({ status: 400, code: 'BAD_REQUEST' })
  })
})
