import type { FastifyReply } from 'fastify'

/** A body up to this size goes out in one write with its head: joining them costs less than a second one. */
const joined = 64 * 1024

/**
 * Sends an answer that is ready, without the steps in which fastify would still let others change it. Says what they
 * would have said: that the connection closes, when the server does.
 */
export function sendWhole(
  reply: FastifyReply,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: Buffer | string,
): FastifyReply {
  const { raw, server } = reply.code(status).headers(headers).hijack()
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value)
  if (!server.server.listening) raw.setHeader('connection', 'close')
  raw.writeHead(status, { 'content-length': Buffer.byteLength(body) })
  // As latin1, bytes are themselves.
  if (typeof body !== 'string' && body.length <= joined) raw.end(body.toString('latin1'), 'latin1')
  else raw.end(body)
  return reply
}
