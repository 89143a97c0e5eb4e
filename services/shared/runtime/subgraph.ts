import { readFileSync } from 'node:fs'
import type { GraphQLSchemaModule } from '@apollo/subgraph/dist/schema-helper'
import { buildSubgraphSchema } from '@apollo/subgraph'
import Fastify from 'fastify'
import type { GraphQLError } from 'graphql'
import { execute, parse } from 'graphql'
import { z } from 'zod'
import type { Viewer } from '../domain/viewer'
import { createDocuments } from './documents'
import { maskErrors, publicError } from './errors'
import type { EventReceiver } from './events/receiver'
import { SIGNATURE_HEADER } from './events/signature'
import type { IdentityVerifier } from './identity'
import { IDENTITY_HEADER } from './identity'
import type { Log } from './log'
import type { Metrics } from './metrics'
import type { Running } from './process'
import { enforceScopes } from './scopes'

/** What every request's context has. */
export interface RequestContext {
  readonly viewer: Viewer
  readonly requestId: string
  readonly log: Log
  /** Gives back what the request held, such as its snapshot of the database. */
  close(): Promise<void>
}

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
  readonly createContext: (request: Omit<RequestContext, 'close'>) => Context
  /** Takes the events of other services. */
  readonly events?: EventReceiver
  /** Throws when the service cannot work, because its database is gone for instance. */
  readonly ready: () => Promise<void>
  readonly log: Log
  readonly metrics: Metrics
}

const bodyLimit = 4 * 1024 * 1024

const graphqlRequest = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
})

/**
 * Serves a subgraph: GraphQL to whom the gateway vouches for, events to whom signs them, health and metrics to anyone.
 * There is no framework between HTTP and graphql-js: the gateway is the only caller and has done its work already.
 */
export async function startSubgraph<Context extends RequestContext>(
  options: SubgraphOptions<Context>,
): Promise<Running> {
  const { name, log, metrics, verify, createContext } = options
  const schema = buildSubgraphSchema([
    { typeDefs: parse(readFileSync(options.sdl, 'utf8')), resolvers: options.resolvers },
  ])
  enforceScopes(schema)
  const documentOf = createDocuments(schema)
  const server = Fastify({ bodyLimit, forceCloseConnections: 'idle', requestTimeout: 30_000 })
  server.removeAllContentTypeParsers()
  server.addContentTypeParser(
    ['application/json', 'application/cloudevents-batch+json'],
    { parseAs: 'buffer' },
    (_, body, done) => done(null, body),
  )

  const answer = (errors: readonly GraphQLError[], requestId: string, to: Log) => ({
    errors: maskErrors(errors, { service: name, requestId, log: to }),
  })

  server.post('/graphql', async (request, reply) => {
    const started = performance.now()
    const finish = (outcome: 'ok' | 'errors' | 'refused') =>
      metrics.request(outcome, (performance.now() - started) / 1000)
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const header = request.headers[IDENTITY_HEADER]
    const caller = verify(typeof header === 'string' ? header : undefined, body)
    if (!caller) {
      finish('refused')
      return reply
        .code(401)
        .send(answer([publicError('UNAUTHENTICATED', 'Only the gateway may ask this service.')], '', log))
    }
    const { viewer, requestId } = caller
    const requestLog = log.child({ requestId })
    const read = graphqlRequest.safeParse(JSON.parse(body.toString()))
    if (!read.success) {
      finish('refused')
      return reply
        .code(400)
        .send(answer([publicError('BAD_USER_INPUT', 'The body is no GraphQL request.')], requestId, requestLog))
    }
    const known = documentOf(read.data.query)
    if (!known.ok) {
      finish('errors')
      return answer(
        known.errors.map(error => publicError('GRAPHQL_VALIDATION_FAILED', error.message)),
        requestId,
        requestLog,
      )
    }
    const contextValue = createContext({ viewer, requestId, log: requestLog })
    try {
      const { data, errors } = await execute({
        schema,
        document: known.document,
        variableValues: read.data.variables ?? {},
        operationName: read.data.operationName ?? null,
        contextValue,
      })
      finish(errors ? 'errors' : 'ok')
      requestLog.debug({ operation: read.data.operationName, ms: performance.now() - started }, 'answered')
      return { ...(data !== undefined && { data }), ...(errors && answer(errors, requestId, requestLog)) }
    } finally {
      await contextValue.close()
    }
  })

  const { events } = options
  if (events) {
    server.post('/events', async (request, reply) => {
      const signature = request.headers[SIGNATURE_HEADER]
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const received = await events(typeof signature === 'string' ? signature : undefined, body)
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
    return reply
      .code(status)
      .send(
        answer(
          [publicError(status >= 500 ? 'INTERNAL_SERVER_ERROR' : 'BAD_USER_INPUT', 'The request could not be read.')],
          '',
          log,
        ),
      )
  })

  const url = await server.listen({ host: options.host, port: options.port })
  return { url, close: () => server.close() }
}
