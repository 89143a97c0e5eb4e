import type { FastifyRequest } from 'fastify'
import type { ResolveDocument, Resolved } from '../documents/resolve'
import { isRecord } from '../record'

/** Kept by whoever answers: to be called once the request turned out to be good. */
type Register = (() => void) | undefined

/** @throws Refusal */
function textOf(resolved: Resolved): Extract<Resolved, { ok: true }> {
  if (!resolved.ok) throw resolved.refusal
  return resolved
}

function withoutPersistedQuery(extensions: unknown): unknown {
  if (!isRecord(extensions)) return extensions
  const rest = { ...extensions }
  delete rest['persistedQuery']
  return rest
}

function inBody(request: FastifyRequest, resolve: ResolveDocument): Register {
  const { body } = request
  // A body of another kind is refused further on.
  if (!isRecord(body)) return undefined
  const { query, documentId, extensions, ...rest } = body
  const { text, register } = textOf(resolve({ query, documentId, extensions }))
  const isNamed = documentId !== undefined || (isRecord(extensions) && extensions['persistedQuery'] !== undefined)
  if (isNamed) request.body = { ...rest, query: text, extensions: withoutPersistedQuery(extensions) }
  return register
}

const readJson = (text: string | null): unknown => {
  try {
    return text === null ? undefined : JSON.parse(text)
  } catch {
    // What cannot be read is refused further on.
    return undefined
  }
}

function inAddress(request: FastifyRequest, resolve: ResolveDocument): Register {
  const [path = '', search = ''] = request.url.split('?')
  const parameters = new URLSearchParams(search)
  // Given twice, it is refused further on.
  if (parameters.getAll('query').length > 1) return undefined
  const given = readJson(parameters.get('extensions'))
  const extensions = isRecord(given) ? given : undefined
  const query = parameters.get('query') ?? undefined
  const documentId = parameters.get('documentId') ?? undefined
  const { text, register } = textOf(resolve({ query, documentId, extensions }))
  if (documentId === undefined && extensions?.['persistedQuery'] === undefined) return register
  parameters.delete('documentId')
  parameters.set('query', text)
  if (extensions) parameters.set('extensions', JSON.stringify(withoutPersistedQuery(extensions)))
  request.raw.url = `${path}?${parameters}`
  return register
}

/**
 * Puts the text of the operation in the place of the id that a request names it by, so that nobody further on knows of ids.
 * @throws Refusal
 */
export const putDocument = (request: FastifyRequest, resolve: ResolveDocument): Register =>
  request.method === 'GET' ? inAddress(request, resolve) : inBody(request, resolve)
