import { Refusal } from '../http/refusal'
import { isRecord } from '../record'
import type { PersistedQueries } from './persisted'
import type { TrustedDocuments } from './trusted'
import { sha256 } from './trusted'

/** How a request names what it wants; each as the client sent it. */
interface Asked {
  readonly query?: unknown
  readonly documentId?: unknown
  readonly extensions?: unknown
}

export type Resolved =
  | {
      readonly ok: true
      readonly text: string
      /** To be called once the text turned out to be an operation of this graph: it is kept under its hash. */
      readonly register?: () => void
    }
  | { readonly ok: false; readonly refusal: Refusal }

export interface DocumentsOptions {
  readonly trusted: TrustedDocuments
  /** Whether nothing but trusted documents is taken. */
  readonly trustedOnly: boolean
  /** Undefined: nothing is kept for clients. */
  readonly persisted: PersistedQueries | undefined
}

/** Finds the text that a request asks for, by itself or by an id. */
export type ResolveDocument = (asked: Asked) => Resolved

const refuse = (code: string, message: string, status = 400, headers = {}): Resolved => ({
  ok: false,
  refusal: new Refusal(status, code, message, headers),
})

/** In the words and with the status that Apollo's clients go by: they send the text next. */
const toApolloClients = (code: string, message: string): Resolved =>
  refuse(code, message, 200, { 'cache-control': 'private, no-cache, must-revalidate' })

export function createDocuments({ trusted, trustedOnly, persisted }: DocumentsOptions): ResolveDocument {
  const untrusted = (): Resolved =>
    refuse(
      'TRUSTED_DOCUMENT_REQUIRED',
      'Only operations that were registered are taken here: send the `documentId` of one, or its exact text.',
    )

  const byId = (id: unknown): Resolved => {
    const text = typeof id === 'string' ? trusted.get(id) : undefined
    return text === undefined
      ? refuse('PERSISTED_DOCUMENT_NOT_FOUND', 'No document is registered under this `documentId`.')
      : { ok: true, text }
  }

  const byHash = (persistedQuery: unknown, query: unknown): Resolved => {
    if (!isRecord(persistedQuery) || persistedQuery['version'] !== 1)
      return refuse('BAD_REQUEST', 'Unsupported persisted query version')
    const hash = persistedQuery['sha256Hash']
    if (typeof hash !== 'string') return refuse('BAD_REQUEST', 'A persisted query needs its `sha256Hash`.')
    const known = trusted.get(hash)
    if (known !== undefined && (query === undefined || query === known)) return { ok: true, text: known }
    if (query === undefined) {
      if (!persisted && !trustedOnly)
        return toApolloClients('PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported')
      const text = trustedOnly ? undefined : persisted?.get(hash)
      return text === undefined
        ? toApolloClients('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound')
        : { ok: true, text }
    }
    const given = byText(query)
    if (!given.ok) return given
    if (sha256(given.text) !== hash) return refuse('BAD_REQUEST', 'provided sha does not match query')
    return persisted && !trustedOnly ? { ...given, register: () => persisted.add(hash, given.text) } : given
  }

  const byText = (query: unknown): Resolved => {
    if (typeof query !== 'string' || query === '')
      return refuse('BAD_REQUEST', 'A request needs a `query` that is a text, or a `documentId`.')
    return trustedOnly && !trusted.has(query) ? untrusted() : { ok: true, text: query }
  }

  return ({ query: given, documentId, extensions }) => {
    const query = given ?? undefined
    if (documentId !== undefined && documentId !== null) {
      if (query !== undefined) return refuse('BAD_REQUEST', 'A request has either a `query` or a `documentId`.')
      return byId(documentId)
    }
    const persistedQuery = isRecord(extensions) ? extensions['persistedQuery'] : undefined
    return persistedQuery ? byHash(persistedQuery, query) : byText(query)
  }
}
