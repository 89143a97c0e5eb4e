import type { IncomingMessage } from 'node:http'
import type { ApolloServer } from '@apollo/server'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ResolveDocument } from '../documents/resolve'
import type { RequestContext } from '../graph/requestContext'
import type { Principal } from '../identity/principal'
import { isRecord } from '../record'
import type { DeferRouteOptions } from '../streaming/defer/deferRoute'
import { createDeferRoute } from '../streaming/defer/deferRoute'
import type { EventStreams } from '../streaming/subscriptions/eventStreamRoute'
import type { ClientOf } from '../usage/clients'
import { inRequestSpan } from '../telemetry/spans'
import { putDocument } from './namedDocument'
import type { PlainRoute, PlainRouteOptions } from './plainRoute'
import { createPlainRoute } from './plainRoute'
import { Refusal } from './refusal'
import { refusalOf } from './server'

export interface GraphqlRouteOptions extends PlainRouteOptions, DeferRouteOptions {
  readonly apollo: ApolloServer<RequestContext>
  /** Who asks. @throws Refusal */
  readonly identify: (request: IncomingMessage, requestId: string) => Promise<Principal>
  readonly maxBodyBytes: number
  readonly resolveDocument: ResolveDocument
  readonly clientOf: ClientOf
  /** Answers by events; undefined when that is not asked for. */
  readonly byEvents: EventStreams['route']
}

const json = /^application\/json *(; *charset *= *"?utf-8"? *)?;?$/i

/** A browser sends these to another site only after asking it (a preflight), and we never say yes. */
const preflighted = ['apollo-require-preflight', 'x-apollo-operation-name']

/**
 * What can be told from the head of a request, before its body is read and its token looked at.
 * @throws Refusal
 */
function checkHead({ method, headers }: FastifyRequest, maxBodyBytes: number): void {
  const type = headers['content-type']
  if (type !== undefined && !json.test(type)) throw refusalOf(415)
  if (method === 'GET') {
    if (type === undefined && !preflighted.some(name => headers[name]))
      throw new Refusal(
        400,
        'BAD_REQUEST',
        `A GET request needs one of these headers, so that no other site can send it: ${preflighted.join(', ')}.`,
      )
    return
  }
  if (type === undefined) throw refusalOf(415)
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') throw refusalOf(415)
  if (Number(headers['content-length'] ?? 0) > maxBodyBytes) throw refusalOf(413)
}

/** Apollo Server answers what it cannot read before it has a context, and so without the request's id. */
function withRequestId(payload: unknown, requestId: string): unknown {
  const answer: unknown = typeof payload === 'string' ? JSON.parse(payload) : undefined
  if (!isRecord(answer) || !Array.isArray(answer['errors'])) return payload
  const errors = answer['errors']
    .filter(isRecord)
    .map(error => ({ ...error, extensions: { ...(isRecord(error['extensions']) && error['extensions']), requestId } }))
  return JSON.stringify({ ...answer, errors })
}

/** `POST` and `GET /graphql`, for whoever says who they are. */
export function graphqlRoute(server: FastifyInstance, options: GraphqlRouteOptions): void {
  const { apollo, identify, maxBodyBytes, resolveDocument, clientOf, byEvents } = options
  const contexts = new WeakMap<FastifyRequest, RequestContext>()
  const toRegister = new WeakMap<FastifyRequest, () => void>()
  const contextOf = (request: FastifyRequest): RequestContext => {
    const context = contexts.get(request)
    if (!context) throw new Error('a request without a caller got through')
    return context
  }
  const plainly = createPlainRoute(options)
  const plain: PlainRoute = (request, reply, context) => plainly(request, reply, context, toRegister.get(request))
  const inParts = createDeferRoute(options, plain)
  const byApollo = fastifyApolloHandler(apollo, { context: async request => contextOf(request) })
  server.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    exposeHeadRoute: false,
    onRequest: async (request, reply) => {
      void reply.header('cache-control', 'no-store')
      checkHead(request, maxBodyBytes)
      contexts.set(request, {
        principal: await identify(request.raw, request.id),
        client: clientOf(request.headers),
        headers: request.headers,
        requestId: request.id,
        fetches: {},
      })
    },
    preHandler: async request => {
      const register = putDocument(request, resolveDocument)
      if (register) toRegister.set(request, register)
    },
    onSend: async (request, reply, payload) => {
      if (reply.statusCode >= 400) return withRequestId(payload, request.id)
      toRegister.get(request)?.()
      return payload
    },
    handler: function (request, reply) {
      const context = contextOf(request)
      const answer = () =>
        byEvents(request, reply, context) ??
        inParts(request, reply, context) ??
        plain(request, reply, context) ??
        byApollo.call(this, request, reply)
      return inRequestSpan(request, reply, async () => answer())
    },
  })
}
