import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

export const REQUEST_ID_HEADER = 'x-request-id'

/** What an id may look like: nothing that could break a log line or a header. */
const wellFormed = /^[A-Za-z0-9._-]{8,128}$/

/** The caller's own request id when it is well formed, so that its logs and ours meet; otherwise a new one. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers[REQUEST_ID_HEADER]
  return typeof given === 'string' && wellFormed.test(given) ? given : randomUUID()
}
