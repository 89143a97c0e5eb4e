import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CurrentGraph } from '../graph/currentGraph'
import type { RequestContext } from '../graph/requestContext'
import type { Answer, Asked } from '../operations/answer'
import type { Record } from '../operations/record'
import { outcomeOf } from '../operations/record'
import { isRecord } from '../record'
import { createMediaType } from './mediaType'

export interface PlainRouteOptions {
  readonly graph: CurrentGraph
  readonly answer: (asked: Asked) => Promise<Answer>
  readonly record: Record
}

/** An operation as most clients send it, read from the body of a POST. */
interface Posted {
  readonly query: string
  readonly operationName: string | undefined
  readonly variables: Readonly<globalThis.Record<string, unknown>>
}

const none = {}

/** Undefined when there is anything about the body that is not the plainest case. */
function readPosted(body: unknown): Posted | undefined {
  if (!isRecord(body)) return undefined
  const { query, operationName = undefined, variables = none, extensions } = body
  if (typeof query !== 'string' || query === '') return undefined
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') return undefined
  if (variables !== null && !isRecord(variables)) return undefined
  if (extensions !== undefined && extensions !== null && !(isRecord(extensions) && !extensions['persistedQuery']))
    return undefined
  return { query, operationName: operationName ?? undefined, variables: variables ?? none }
}

/** Sends an answer to one POST; undefined when it is a case for Apollo Server, which knows all of them. */
export type PlainRoute = (
  request: FastifyRequest,
  reply: FastifyReply,
  context: RequestContext,
) => Promise<FastifyReply> | undefined

/**
 * Answers a POST of JSON without the way through Apollo Server, which takes longer than all the rest. What is answered
 * is the same.
 */
export function createPlainRoute({ graph, answer, record }: PlainRouteOptions): PlainRoute {
  const mediaTypeOf = createMediaType()

  const send = async (
    { query, operationName, variables }: Posted,
    mediaType: string,
    reply: FastifyReply,
    context: RequestContext,
  ): Promise<FastifyReply> => {
    const started = performance.now()
    const supergraph = graph.current()
    const { operations } = supergraph
    const preparation = operations.known(query, operationName) ?? (await operations.prepare(query, operationName))
    const { status, headers, data, errors, operation } = await answer({ supergraph, preparation, variables, context })
    record({
      context,
      operation,
      status,
      outcome: outcomeOf({ data, errors }),
      codes: errors?.map(({ extensions }) => extensions?.['code']),
      started,
    })
    const body = JSON.stringify({ ...(errors && { errors }), ...(data !== undefined && { data }) })
    return reply.code(status).headers(headers).type(mediaType).send(body)
  }

  return ({ method, headers, body }, reply, context) => {
    if (method !== 'POST') return undefined
    const mediaType = mediaTypeOf(headers.accept)
    const posted = mediaType === undefined ? undefined : readPosted(body)
    return mediaType !== undefined && posted ? send(posted, mediaType, reply, context) : undefined
  }
}
