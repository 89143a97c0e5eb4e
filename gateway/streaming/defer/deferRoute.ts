import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Negotiator from 'negotiator'
import type { Log } from '../../../services/shared/runtime/log'
import type { CurrentGraph } from '../../graph/currentGraph'
import type { RequestContext } from '../../graph/requestContext'
import { readPosted } from '../../http/posted'
import type { Admission } from '../../operations/admission'
import { admit } from '../../operations/admission'
import type { Record } from '../../operations/record'
import type { ShownErrors } from '../../operations/shownErrors'
import type { DeferredAnswer } from './executeDeferred'
import { contentType, multipart } from './multipart'

export interface DeferRouteOptions {
  readonly graph: CurrentGraph
  readonly admission: Admission
  readonly errors: ShownErrors
  readonly record: Record
  readonly log: Log
}

/** As Apollo Client asks for it, and as somebody does who asks for parts of any kind. */
const partTypes = [contentType, 'multipart/mixed']

const takesParts = (accept: string | undefined): boolean =>
  accept !== undefined &&
  accept.includes('multipart/mixed') &&
  new Negotiator({ headers: { accept } }).mediaType(partTypes) !== undefined

type Route = (
  request: FastifyRequest,
  reply: FastifyReply,
  context: RequestContext,
) => Promise<FastifyReply> | undefined

/** Answers a POST in parts when the client takes them and the operation defers any; undefined when it is not for it. */
export function createDeferRoute({ graph, admission, errors, record, log }: DeferRouteOptions, whole: Route): Route {
  return (request, reply, context) => {
    const { method, headers, body } = request
    if (method !== 'POST' || !takesParts(headers.accept)) return undefined
    const posted = readPosted(body)
    if (!posted) return undefined
    const started = performance.now()
    const { operations, deferring } = graph.current()
    const operation = operations.validate(posted.query, posted.operationName)
    if ('kind' in operation || !deferring.mayDefer(operation)) return undefined
    const admitted = admit(operation, posted.variables, context, admission)
    if (admitted.kind === 'refused') return undefined

    const gone = new AbortController()
    const send = ({ first, later }: DeferredAnswer): FastifyReply => {
      reply.raw.once('close', () => gone.abort())
      const codes: unknown[] = []
      const shown = (found: Parameters<ShownErrors['showResult']>[0]) => {
        const list = errors.showResult(found, context.requestId)
        codes.push(...list.map(({ extensions }) => extensions?.['code']))
        return list
      }
      const parts = async function* (): AsyncGenerator<string> {
        try {
          yield* multipart({ first, later }, shown)
        } catch (error) {
          log.error({ err: error, requestId: context.requestId }, 'a deferred part failed')
          throw error
        } finally {
          const outcome = codes.length > 0 ? 'errors' : 'ok'
          record({ context, operation: operation.definition, status: 200, outcome, codes, started })
        }
      }
      return reply.headers({ 'x-accel-buffering': 'no' }).type(contentType).send(Readable.from(parts()))
    }
    return deferring.defer(operation, admitted.variables, context, gone.signal).then(
      async answer => (answer ? send(answer) : ((await whole(request, reply, context)) ?? reply)),
      // Nothing has been sent yet: the whole answer says what is wrong, or succeeds.
      async () => (await whole(request, reply, context)) ?? reply,
    )
  }
}
