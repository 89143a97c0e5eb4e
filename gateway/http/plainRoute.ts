import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CurrentGraph } from '../graph/currentGraph'
import type { RequestContext } from '../graph/requestContext'
import type { Answer, Asked } from '../operations/answer'
import type { Record } from '../operations/record'
import { outcomeOf } from '../operations/record'
import { createMediaType } from './mediaType'
import type { Posted } from './posted'
import { readPosted } from './posted'
import { sendWhole } from './sendWhole'
import { statusFor } from './status'

export interface PlainRouteOptions {
  readonly graph: CurrentGraph
  readonly answer: (asked: Asked) => Promise<Answer>
  readonly record: Record
}

/** Sends an answer to one POST; undefined when it is a case for Apollo Server, which knows all of them. */
export type PlainRoute = (
  request: FastifyRequest,
  reply: FastifyReply,
  context: RequestContext,
  /** Called when the operation turned out to be one of this graph. */
  onGood?: () => void,
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
    accept: string | undefined,
    reply: FastifyReply,
    context: RequestContext,
    onGood: (() => void) | undefined,
  ): Promise<FastifyReply> => {
    const started = performance.now()
    const supergraph = graph.current()
    const { operations } = supergraph
    const preparation = operations.known(query, operationName) ?? (await operations.prepare(query, operationName))
    const answered = await answer({ supergraph, preparation, variables, context })
    const { headers, body, data, errors, operation } = answered
    const codes = errors?.map(({ extensions }) => extensions?.['code'])
    const status = statusFor(accept, answered.status, codes)
    record({ context, operation, status, outcome: outcomeOf(answered), codes, started })
    const sent = body ?? JSON.stringify({ ...(errors && { errors }), ...(data !== undefined && { data }) })
    if (status < 400) onGood?.()
    return sendWhole(reply, status, { ...headers, 'content-type': mediaType }, sent)
  }

  return ({ method, headers, body }, reply, context, onGood) => {
    if (method !== 'POST') return undefined
    const mediaType = mediaTypeOf(headers.accept)
    const posted = mediaType === undefined ? undefined : readPosted(body)
    return mediaType !== undefined && posted
      ? send(posted, mediaType, headers.accept, reply, context, onGood)
      : undefined
  }
}
