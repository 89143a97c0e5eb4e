import type { IncomingMessage } from 'node:http'
import { Refusal } from '../http/refusal'

const token68 = /^bearer +([A-Za-z0-9\-._~+/]+=*)$/i

/** Node's own object of headers keeps only the first of some. */
function countOf(name: string, rawHeaders: readonly string[]): number {
  let count = 0
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const header = rawHeaders[at] ?? ''
    if (header.length === name.length && header.toLowerCase() === name) count++
  }
  return count
}

/** RFC 6750 §3: what a client reads to learn what is wrong with its credentials. */
export function challenge(error?: string, description?: string): Record<string, string> {
  const parts = ['realm="perennial"', error && `error="${error}"`, description && `error_description="${description}"`]
  return { 'www-authenticate': `Bearer ${parts.filter(Boolean).join(', ')}` }
}

/** @throws Refusal 401 when there is no token, 400 when it cannot be read */
export function readBearer(given: string | undefined): string {
  if (given === undefined)
    throw new Refusal(
      401,
      'UNAUTHENTICATED',
      'An access token is needed, in the Authorization header: `Bearer …`.',
      challenge(),
    )
  const token = token68.exec(given)?.[1]
  if (token) return token
  if (/^bearer\b/i.test(given))
    throw new Refusal(
      400,
      'BAD_REQUEST',
      'The Authorization header cannot be read. It should be `Bearer` and one token.',
      challenge('invalid_request', 'malformed credential'),
    )
  throw new Refusal(401, 'UNAUTHENTICATED', 'Only bearer tokens are taken.', challenge())
}

/** @throws Refusal 400 when there is more than one credential or one that cannot be read, 401 when there is none. */
export function bearerToken(request: IncomingMessage): string {
  const { rawHeaders, url } = request
  const given = request.headers.authorization
  const search = url?.split('?')[1]
  const inQuery = search ? new URLSearchParams(search).getAll('access_token').length : 0
  const count = countOf('authorization', rawHeaders) + inQuery
  if (count > 1)
    throw new Refusal(
      400,
      'BAD_REQUEST',
      'More than one credential was sent. Send one token, in the Authorization header.',
      challenge('invalid_request', 'more than one credential'),
    )
  return readBearer(given)
}
