import type { ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { GraphQLFormattedError } from 'graphql'
import type { Log } from '../../../services/shared/runtime/log'
import type { CurrentGraph } from '../../graph/currentGraph'
import type { RequestContext } from '../../graph/requestContext'
import type { Posted } from '../../http/posted'
import { readPosted } from '../../http/posted'
import type { Answer, Asked } from '../../operations/answer'
import type { ShownErrors } from '../../operations/shownErrors'
import type { StreamingSettings } from '../settings'
import type { Delivery, Enter } from './subscriber'

export interface EventStreamOptions {
  readonly graph: CurrentGraph
  readonly enter: Enter
  readonly answer: (asked: Asked) => Promise<Answer>
  readonly errors: ShownErrors
  readonly settings: Pick<StreamingSettings, 'SUBSCRIPTION_HEARTBEAT_MS' | 'SUBSCRIPTION_STALL_MS'>
  readonly log: Log
}

export interface EventStreams {
  /** Answers a POST with events when the client takes them; undefined when it does not. */
  route(request: FastifyRequest, reply: FastifyReply, context: RequestContext): Promise<FastifyReply> | undefined
  /** Ends all streams in a way that makes their clients come back, elsewhere. */
  close(): void
}

const contentType = 'text/event-stream; charset=utf-8'

const lineBreaks = /[\r\n\0]/

/** `Last-Event-ID`, as browsers send it when they come back. */
const lastEventIdOf = ({ headers }: FastifyRequest): string | undefined => {
  const given = headers['last-event-id']
  return typeof given === 'string' && given !== '' && given.length <= 1000 ? given : undefined
}

const written = ({ id, payload }: Delivery): string =>
  `${id === undefined || lineBreaks.test(id) ? '' : `id: ${id}\n`}${
    payload === undefined ? '' : `event: next\ndata: ${JSON.stringify(payload)}\n`
  }\n`

const complete = 'event: complete\ndata:\n\n'

/** Server-sent events as graphql-sse's protocol has them: one connection for one operation. */
export function createEventStreams(options: EventStreamOptions): EventStreams {
  const { graph, enter, answer, errors, settings, log } = options
  const open = new Set<ServerResponse>()

  const refuse = (reply: FastifyReply, status: number, told: readonly GraphQLFormattedError[]): FastifyReply =>
    reply.code(status).type('application/json; charset=utf-8').send({ errors: told })

  /** Sends what comes, no faster than it is read. */
  const send = async (reply: FastifyReply, deliveries: AsyncGenerator<Delivery, void>): Promise<void> => {
    const { raw } = reply
    reply.hijack()
    const headers = { ...reply.getHeaders(), 'content-type': contentType, 'x-accel-buffering': 'no' }
    raw.writeHead(
      200,
      Object.fromEntries(
        Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      ),
    )
    raw.flushHeaders()
    open.add(raw)
    let stalled: NodeJS.Timeout | undefined
    const write = (text: string): void => {
      if (raw.destroyed || raw.writableEnded || raw.write(text)) return
      stalled ??= setTimeout(() => raw.destroy(), settings.SUBSCRIPTION_STALL_MS)
    }
    raw.on('drain', () => {
      clearTimeout(stalled)
      stalled = undefined
    })
    const beat = setInterval(() => write(':\n\n'), settings.SUBSCRIPTION_HEARTBEAT_MS)
    raw.once('close', () => {
      clearTimeout(stalled)
      clearInterval(beat)
      open.delete(raw)
      void deliveries.return(undefined)
    })
    try {
      for await (const delivery of deliveries) {
        write(written(delivery))
        if (raw.writableNeedDrain) await new Promise(resolve => raw.once('drain', resolve).once('close', resolve))
      }
      if (!raw.writableEnded && !raw.destroyed) raw.end(complete)
    } catch (error) {
      log.error({ err: error, requestId: reply.request.id }, 'a stream of events failed')
      raw.destroy()
    }
  }

  async function* once({ body, data, errors: told }: Answer): AsyncGenerator<Delivery, void> {
    const payload = { ...(data !== undefined && { data }), ...(told && { errors: told }) }
    yield { id: undefined, payload: body ? JSON.parse(body.toString()) : payload }
  }

  const respond = async (
    request: FastifyRequest,
    reply: FastifyReply,
    context: RequestContext,
    { query, operationName, variables }: Posted,
  ): Promise<FastifyReply> => {
    const supergraph = graph.current()
    const { operations } = supergraph
    const operation = operations.validate(query, operationName)
    if ('kind' in operation)
      return refuse(
        reply,
        operation.status,
        operation.errors.map(error => errors.show(error, context.requestId)),
      )
    if (operation.definition.operation !== 'subscription') {
      const preparation = await operations.prepare(query, operationName)
      const answered = await answer({ supergraph, preparation, variables, context })
      if (answered.status !== 200) return refuse(reply, answered.status, answered.errors ?? [])
      await send(reply, once(answered))
      return reply
    }
    const lastEventId = lastEventIdOf(request)
    const entered = await enter({ operation, variables, lastEventId, context, transport: 'sse' })
    if (entered.kind === 'refused' && entered.status !== 200) return refuse(reply, entered.status, entered.errors)
    // A client of the protocol reads why from the stream, and nowhere else.
    await send(reply, entered.kind === 'entered' ? entered.deliveries : refused(entered.errors))
    return reply
  }

  async function* refused(told: readonly GraphQLFormattedError[]): AsyncGenerator<Delivery, void> {
    yield { id: undefined, payload: { errors: told } }
  }

  return {
    route(request, reply, context) {
      const { method, headers, body } = request
      if (method !== 'POST' || !headers.accept?.includes('text/event-stream')) return undefined
      const posted = readPosted(body)
      return posted && respond(request, reply, context, posted)
    },
    close() {
      for (const raw of open) raw.end('retry: 500\n\n')
    },
  }
}
