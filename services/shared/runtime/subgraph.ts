import type { IncomingHttpHeaders } from 'node:http'
import { readFileSync } from 'node:fs'
import type { GraphQLSchemaModule } from '@apollo/subgraph/dist/schema-helper'
import { buildSubgraphSchema } from '@apollo/subgraph'
import Fastify from 'fastify'
import { parse } from 'graphql'
import { maskErrors, publicError } from './errors'
import type { EventReceiver } from './events/receiver'
import { SIGNATURE_HEADER } from './events/signature'
import type { CreateContext, GraphqlAnswer, RequestContext } from './graphqlEndpoint'
import { createGraphqlEndpoint } from './graphqlEndpoint'
import type { IdentityVerifier } from './identity'
import { IDENTITY_HEADER } from './identity'
import type { Log } from './log'
import type { Metrics } from './metrics'
import type { Running } from './process'
import { enforceScopes } from './scopes'
import { createSubscriptionEndpoint } from './subscriptionEndpoint'
import { tracing } from './tracing'

export interface SubgraphOptions<Context extends RequestContext> {
  readonly name: string
  /** Path of the SDL file. */
  readonly sdl: string
  /** Of any context to the library: it types `__resolveReference` and `__resolveType` as if they were fields. */
  readonly resolvers: NonNullable<GraphQLSchemaModule['resolvers']>
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  readonly verify: IdentityVerifier
  readonly createContext: CreateContext<Context>
  /** Takes the events of other services. */
  readonly events?: EventReceiver
  /** Throws when the service cannot work, because its database is gone for instance. */
  readonly ready: () => Promise<void>
  readonly log: Log
  readonly metrics: Metrics
}

const EVENT_STREAM = 'text/event-stream'

const bodyLimit = 4 * 1024 * 1024

const bodyOf = (body: unknown): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0))

/** The span of a request, part of the gateway's trace. */
function inServerSpan(
  headers: IncomingHttpHeaders,
  answer: () => GraphqlAnswer | Promise<GraphqlAnswer>,
): GraphqlAnswer | Promise<GraphqlAnswer> {
  const traced = tracing()
  if (!traced) return answer()
  const attributes = {
    'http.request.method': 'POST',
    'http.route': '/graphql',
    'url.path': '/graphql',
    'url.scheme': 'http',
    'http.request.header.x-request-id': [String(headers['x-request-id'] ?? '').slice(0, 128)],
  }
  return traced.span('POST /graphql', { kind: 'SERVER', attributes, parent: traced.extract(headers) }, async span => {
    const answered = await answer()
    span.setAttribute('http.response.status_code', answered.status)
    return answered
  })
}

/**
 * Serves a subgraph: GraphQL to whom the gateway vouches for, events to whom signs them, health and metrics to anyone.
 * There is no framework between HTTP and the graph: the gateway is the only caller and has done its work already.
 */
export async function startSubgraph<Context extends RequestContext>(
  options: SubgraphOptions<Context>,
): Promise<Running> {
  const { name, log, metrics, verify, createContext } = options
  const schema = buildSubgraphSchema([
    { typeDefs: parse(readFileSync(options.sdl, 'utf8')), resolvers: options.resolvers },
  ])
  const guardOf = enforceScopes(schema)
  const server = Fastify({ bodyLimit, forceCloseConnections: 'idle', requestTimeout: 30_000 })
  server.removeAllContentTypeParsers()
  server.addContentTypeParser(
    ['application/json', 'application/cloudevents-batch+json'],
    { parseAs: 'buffer' },
    (_, body, done) => done(null, body),
  )

  const endpoint = createGraphqlEndpoint({ name, schema, guardOf, verify, createContext, log, metrics })

  const subscriptions = createSubscriptionEndpoint({ name, schema, guardOf, verify, createContext, log })
  server.addHook('preClose', async () => subscriptions.close())

  server.post('/graphql', async (request, reply) => {
    const header = request.headers[IDENTITY_HEADER]
    if (request.headers.accept === EVENT_STREAM) {
      const signed = typeof header === 'string' ? header : undefined
      const answered = await subscriptions.subscribe(signed, bodyOf(request.body))
      void reply.code(answered.status).header('cache-control', 'no-store')
      if ('stream' in answered) return reply.type(EVENT_STREAM).send(answered.stream)
      return reply.type('application/json; charset=utf-8').send(answered.body)
    }
    const answer = () => endpoint(typeof header === 'string' ? header : undefined, bodyOf(request.body))
    const { status, body } = await inServerSpan(request.headers, answer)
    return reply.code(status).header('content-type', 'application/json; charset=utf-8').send(body)
  })

  const { events } = options
  if (events) {
    server.post('/events', async (request, reply) => {
      const signature = request.headers[SIGNATURE_HEADER]
      const received = await events(typeof signature === 'string' ? signature : undefined, bodyOf(request.body))
      return reply.code(received.status).send(received.answer)
    })
  }

  server.get('/live', async () => ({ status: 'live' }))
  server.get('/ready', async (_, reply) => {
    try {
      await options.ready()
      return { status: 'ready' }
    } catch (error) {
      log.warn({ err: error }, 'not ready')
      return reply.code(503).send({ status: 'not ready' })
    }
  })
  server.get('/metrics', async (_, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  )

  server.setErrorHandler((error, _, reply) => {
    const status =
      error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
    if (status >= 500) log.error({ err: error }, 'a request failed')
    return reply.code(status).send({
      errors: maskErrors(
        [publicError(status >= 500 ? 'INTERNAL_SERVER_ERROR' : 'BAD_USER_INPUT', 'The request could not be read.')],
        { service: name, requestId: '', log },
      ),
    })
  })

  const url = await server.listen({ host: options.host, port: options.port })
  return { url, close: () => server.close() }
}
