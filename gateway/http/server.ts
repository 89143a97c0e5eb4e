import { createServer } from 'node:http'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Fastify from 'fastify'
import type { Log } from '../../services/shared/runtime/log'
import type { GatewayMetrics } from '../metrics'
import { MASKED } from '../subgraphs/answer'
import { Refusal } from './refusal'
import { watchLoopDelay } from './loopDelay'
import { REQUEST_ID_HEADER, requestIdOf } from './requestId'
import { securityHeaders } from './securityHeaders'
import type { HttpSettings } from './settings'
import { createShedding } from './shedding'

export interface HttpOptions {
  readonly settings: HttpSettings
  /** Whether browsers reach it by HTTPS. */
  readonly secure: boolean
  readonly log: Log
  readonly metrics: Pick<GatewayMetrics, 'shed'>
}

/** Asked by whoever decides where requests go and what to do about us: most of all when we are overloaded. */
const neverShed = new Set(['/live', '/health', '/ready', '/metrics'])

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

/** The HTTP server: limits in size, time and number, a request id on everything, errors in one form. */
export function createHttpServer({ settings, secure, log, metrics }: HttpOptions): FastifyInstance {
  const always = securityHeaders({ secure })
  const loopDelay = watchLoopDelay()
  const answerError = (error: FastifyError | Refusal, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const refusal = error instanceof Refusal ? error : refusalOf(error.statusCode ?? 500)
    if (refusal.status >= 500 && !(error instanceof Refusal))
      log.error({ err: error, requestId: request.id }, 'a request failed')
    return sendRefusal(reply, refusal)
  }

  const server = Fastify({
    bodyLimit: settings.MAX_BODY_BYTES,
    genReqId: requestIdOf,
    forceCloseConnections: 'idle',
    // While stopping, a request on an open connection is still answered, and told that the connection closes.
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply),
    serverFactory: handler => {
      const { listener } = createShedding({
        handler,
        exempt: neverShed,
        maxInFlight: settings.MAX_IN_FLIGHT,
        maxStreams: settings.MAX_STREAMS,
        unshed: settings.UNSHED_IN_FLIGHT,
        maxLoopDelayMs: settings.MAX_LOOP_DELAY_MS,
        maxWaitMs: settings.MAX_WAIT_MS,
        loopDelay,
        onShed: () => metrics.shed('request'),
      })
      const http = createServer(
        {
          headersTimeout: settings.REQUEST_TIMEOUT_MS,
          requestTimeout: settings.REQUEST_TIMEOUT_MS,
          connectionsCheckingInterval: 1000,
        },
        listener,
      )
      http.setTimeout(settings.IDLE_TIMEOUT_MS)
      http.keepAliveTimeout = settings.IDLE_TIMEOUT_MS
      http.maxConnections = settings.MAX_CONNECTIONS
      http.maxRequestsPerSocket = settings.MAX_REQUESTS_PER_CONNECTION
      // Node drops headers beyond its limit and says nothing: it is told to keep one more than we take.
      http.maxHeadersCount = settings.MAX_HEADERS + 1
      return http.on('drop', () => metrics.shed('connection'))
    },
  })

  // Nearly all requests name the same host, and reading one costs more than the rest of this.
  let goodHost: string | undefined
  server.addHook('onRequest', async (request, reply) => {
    void reply.headers(always).header(REQUEST_ID_HEADER, request.id)
    if (request.raw.rawHeaders.length > 2 * settings.MAX_HEADERS) throw refusalOf(431)
    // Node takes any text for a host; later on an address is built from it.
    const { host = '' } = request.headers
    if (host === goodHost) return
    if (!URL.canParse(`http://${host}`)) throw new Refusal(400, 'BAD_REQUEST', 'The Host header cannot be read.')
    goodHost = host
  })

  server.addHook('onClose', async () => loopDelay.close())

  // Whoever keeps a connection open is told to close it, or stopping would wait for them.
  let closing = false
  server.addHook('preClose', async () => {
    closing = true
  })
  server.addHook('onSend', async (_, reply) => {
    if (closing || !server.server.listening) void reply.header('connection', 'close')
  })
  server.setErrorHandler<FastifyError>(answerError)
  server.setNotFoundHandler((_, reply) => sendRefusal(reply, refusalOf(404)))
  return server
}
