import type { GraphQLError, GraphQLSchema } from 'graphql'
import type { Viewer } from '../domain/viewer'
import { createDocuments } from './documents'
import { maskErrors, publicError } from './errors'
import type { Operation, Outcome } from './execution/operation'
import type { GuardOf } from './execution/variant'
import type { IdentityVerifier } from './identity'
import type { Log } from './log'
import type { Metrics } from './metrics'
import { tracing } from './tracing'

interface Subscription {
  /** The last event that the subscriber was told, when he comes back; it counts more than what his operation says. */
  readonly lastEventId: string | undefined
  /** Aborted when he is gone, or the service stops. */
  readonly signal: AbortSignal
}

/** What every request's context has. */
export interface RequestContext {
  readonly viewer: Viewer
  readonly requestId: string
  /** For whoever subscribes. */
  readonly subscription?: Subscription
  /** Gives back what the request held, such as its snapshot of the database. */
  close(): Promise<void>
}

export type CreateContext<Context extends RequestContext> = (
  request: Omit<RequestContext, 'close' | 'subscription'>,
) => Context

export interface GraphqlAnswer {
  readonly status: number
  /** JSON. */
  readonly body: string
}

/** Answers a body that came with an identity header. */
type GraphqlEndpoint = (header: string | undefined, body: Buffer) => Promise<GraphqlAnswer> | GraphqlAnswer

interface EndpointOptions<Context extends RequestContext> {
  readonly name: string
  readonly schema: GraphQLSchema
  readonly guardOf: GuardOf
  readonly verify: IdentityVerifier
  readonly createContext: CreateContext<Context>
  readonly log: Log
  readonly metrics: Metrics
}

/** GraphQL for whom the gateway vouches for. */
export function createGraphqlEndpoint<Context extends RequestContext>(
  options: EndpointOptions<Context>,
): GraphqlEndpoint {
  const { name, schema, guardOf, verify, createContext, log, metrics } = options
  const documentOf = createDocuments(schema, guardOf)

  const masked = (errors: readonly GraphQLError[], requestId: string): string =>
    JSON.stringify(maskErrors(errors, { service: name, requestId, log: log.child({ requestId }) }))

  const refusal = (status: number, errors: readonly GraphQLError[], requestId: string): GraphqlAnswer => ({
    status,
    body: `{"errors":${masked(errors, requestId)}}`,
  })

  const answer = async (operation: Operation, variables: Given['variables'], context: Context): Promise<Outcome> => {
    try {
      return await operation({ context, variables })
    } finally {
      await context.close()
    }
  }

  return async (header, body) => {
    const started = performance.now()
    const finish = (outcome: 'ok' | 'errors' | 'refused'): void =>
      metrics.request(outcome, (performance.now() - started) / 1000)

    const caller = verify(header, body)
    if (!caller) {
      finish('refused')
      return refusal(401, [publicError('UNAUTHENTICATED', 'Only the gateway may ask this service.')], '')
    }
    const { viewer, requestId } = caller
    const given = read(body)
    if (!given) {
      finish('refused')
      return refusal(400, [publicError('BAD_USER_INPUT', 'The body is no GraphQL request.')], requestId)
    }
    const { query, variables, operationName } = given
    if (operationName) tracing()?.annotate({ 'graphql.operation.name': operationName })
    const known = documentOf(query)
    if (!known.ok) {
      finish('errors')
      const errors = known.errors.map(error => publicError('GRAPHQL_VALIDATION_FAILED', error.message))
      return refusal(200, errors, requestId)
    }
    const { data, errors } = await answer(
      known.operation(operationName),
      variables,
      createContext({ viewer, requestId }),
    )
    finish(errors.length > 0 ? 'errors' : 'ok')
    if (errors.length === 0) return { status: 200, body: `{"data":${data ?? 'null'}}` }
    const told = `"errors":${masked(errors, requestId)}`
    return { status: 200, body: data === undefined ? `{${told}}` : `{"data":${data},${told}}` }
  }
}

interface Given {
  readonly query: string
  readonly variables: Record<string, unknown> | null | undefined
  readonly operationName: string | null | undefined
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isTextOrNone = (value: unknown): value is string | null | undefined =>
  typeof value === 'string' || value === null || value === undefined

/** The request in a body, if it is one; by hand, since this is on the way of every request. */
function read(body: Buffer): Given | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(body.toString())
  } catch {
    return undefined
  }
  if (!isRecord(parsed)) return undefined
  const { query, variables, operationName } = parsed
  if (typeof query !== 'string' || !isTextOrNone(operationName)) return undefined
  if (variables !== null && variables !== undefined && !isRecord(variables)) return undefined
  return { query, variables, operationName }
}
