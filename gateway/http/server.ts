import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Fastify from 'fastify'
import type { Log } from '../../services/shared/runtime/log'
import { MASKED } from '../subgraphs/answer'
import { Refusal } from './refusal'
import { REQUEST_ID_HEADER, requestIdOf } from './requestId'

export interface HttpOptions {
  readonly maxBodyBytes: number
  readonly log: Log
}

/** A client must have sent its headers, and its whole request, within this time. */
const requestWithin = 10_000

/** A connection on which nothing moves for this long is closed: it waits for nothing that we would still send. */
const idleFor = 30_000

const words: Readonly<Record<number, readonly [code: string, message: string]>> = {
  404: ['NOT_FOUND', 'There is nothing here.'],
  405: ['METHOD_NOT_ALLOWED', 'This method is not for this address.'],
  408: ['REQUEST_TIMEOUT', 'The request took too long to arrive.'],
  413: ['PAYLOAD_TOO_LARGE', 'The request is too large.'],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'The content type must be application/json, in UTF-8 and not compressed.'],
  431: ['HEADERS_TOO_LARGE', 'The headers are too large.'],
}

/** What is said for a status, in our words: a framework's own may quote the request or name a file. */
export function refusalOf(status: number): Refusal {
  const [code, message] =
    words[status] ?? (status < 500 ? ['BAD_REQUEST', 'The request cannot be read.'] : ['INTERNAL_SERVER_ERROR', MASKED])
  return new Refusal(status, code, message)
}

export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { status, code, message, headers } = refusal
  const errors = [{ message, extensions: { code, requestId: reply.request.id } }]
  void reply.header('cache-control', 'no-store').headers(headers)
  return reply.code(status).type('application/json; charset=utf-8').send({ errors })
}

/** The HTTP server: limits in size and time, a request id on everything, errors in one form. */
export function createHttpServer({ maxBodyBytes, log }: HttpOptions): FastifyInstance {
  const answerError = (error: FastifyError | Refusal, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const refusal = error instanceof Refusal ? error : refusalOf(error.statusCode ?? 500)
    if (refusal.status >= 500 && !(error instanceof Refusal))
      log.error({ err: error, requestId: request.id }, 'a request failed')
    return sendRefusal(reply, refusal)
  }

  const server = Fastify({
    bodyLimit: maxBodyBytes,
    genReqId: requestIdOf,
    requestTimeout: requestWithin,
    connectionTimeout: idleFor,
    forceCloseConnections: 'idle',
    // While stopping, a request on an open connection is still answered, and told that the connection closes.
    return503OnClosing: false,
    http: { headersTimeout: requestWithin, connectionsCheckingInterval: 1000 },
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply),
  })

  server.addHook('onRequest', async (request, reply) => {
    void reply.header(REQUEST_ID_HEADER, request.id).header('x-content-type-options', 'nosniff')
    // Node takes any text for a host; later on an address is built from it.
    if (!URL.canParse(`http://${request.headers.host ?? ''}`))
      throw new Refusal(400, 'BAD_REQUEST', 'The Host header cannot be read.')
  })

  // Whoever keeps a connection open is told to close it, or stopping would wait for them.
  let closing = false
  server.addHook('preClose', async () => {
    closing = true
  })
  server.addHook('onSend', async (_, reply) => {
    if (closing) void reply.header('connection', 'close')
  })
  server.setErrorHandler<FastifyError>(answerError)
  server.setNotFoundHandler((_, reply) => sendRefusal(reply, refusalOf(404)))
  return server
}
