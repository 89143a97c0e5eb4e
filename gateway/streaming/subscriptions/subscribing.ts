import { GraphQLError } from 'graphql'
import type { Log } from '../../../services/shared/runtime/log'
import type { Data } from '../../execution/data'
import type { CompileContext } from '../../execution/operation'
import type { Run } from '../../execution/plan'
import { rootTarget } from '../../execution/targets'
import type { CallIn } from '../../graph/executor'
import { invalidValue } from '../../graph/executor'
import type { RequestContext } from '../../graph/requestContext'
import type { ValidOperation } from '../../operations/operations'
import type { Values } from '../../operations/variables'
import type { Planner } from '../../planning/planner'
import { readAnswer } from '../../subgraphs/answer'
import { SubgraphFailure } from '../../subgraphs/failure'
import type { Shape } from '../../subgraphs/shape'
import type { Streams } from '../../subgraphs/stream'
import type { CompiledSubscription } from './compiledSubscription'
import { createSubscriptionCache } from './compiledSubscription'
import { startUpstream } from './upstream'

/** One result of a subscription, or only how far it has come. */
interface SubscriptionEvent {
  readonly id: string | undefined
  readonly result?: { readonly data: Data | null; readonly errors: readonly GraphQLError[] }
}

interface Subscriber {
  readonly variables: Values
  readonly context: RequestContext
  readonly lastEventId: string | undefined
  readonly signal: AbortSignal
}

type Subscribed =
  | { readonly kind: 'events'; readonly events: AsyncGenerator<SubscriptionEvent, void> }
  | { readonly kind: 'refused'; readonly errors: readonly GraphQLError[] }

/** Subscribes in the name of a caller, who was admitted. */
export type Subscribing = (operation: ValidOperation, subscriber: Subscriber) => Promise<Subscribed>

interface SubscribingOptions extends CompileContext {
  readonly planner: Pick<Planner, 'plan'>
  readonly callIn: CallIn
  readonly shapeOf: (document: string) => Shape
  readonly streamsOf: (subgraph: string) => Streams
  readonly log: Log
}

const lost = (error: unknown): GraphQLError => {
  const code = error instanceof SubgraphFailure ? error.code : 'INTERNAL_SERVER_ERROR'
  return new GraphQLError(
    'The events cannot be had at the moment. Subscribe again, behind the last one that was seen.',
    {
      extensions: { code },
    },
  )
}

const reported = 20

export function createSubscribing(options: SubscribingOptions): Subscribing {
  const { planner, callIn, shapeOf, streamsOf, log, ...context } = options
  const compiledOf = createSubscriptionCache(planner, context)

  const toError = ({ message, path, extensions }: Run['errors'][number]): GraphQLError =>
    new GraphQLError(message, { ...(path && { path }), ...(extensions && { extensions }) })

  const read = (text: string, { subgraph: service, document }: CompiledSubscription, requestId: string) =>
    readAnswer(text, { service, requestId, shape: shapeOf(document), entities: undefined })

  /** Adds to an event what other subgraphs know of it. */
  const complete = async (
    text: string,
    compiled: CompiledSubscription,
    { variables, context: request }: Subscriber,
  ): Promise<NonNullable<SubscriptionEvent['result']>> => {
    const { data, errors: told } = read(text, compiled, request.requestId)
    if (!data) return { data: null, errors: told.map(toError) }
    const { rest } = compiled
    compiled.rewrite(data)
    const run: Run = {
      variables,
      call: callIn(request),
      errors: [...told],
      condition: variable => rest.condition(variables, variable),
    }
    await rest.step?.(run, rootTarget(data))
    const invalid: GraphQLError[] = []
    const completed = rest.complete(data, variables, {
      onInvalid: path => {
        if (run.errors.length === 0 && invalid.length < reported) invalid.push(invalidValue(path))
      },
    })
    return { data: completed, errors: [...run.errors.map(toError), ...invalid] }
  }

  return async (operation, subscriber) => {
    const { variables, context: request, lastEventId, signal } = subscriber
    const { requestId } = request
    let compiled: CompiledSubscription
    try {
      compiled = await compiledOf(operation)
    } catch (error) {
      log.error({ err: error, requestId }, 'a subscription could not be planned')
      return { kind: 'refused', errors: [lost(error)] }
    }
    const { subgraph, document, operationName } = compiled
    const given = compiled.variables(variables)
    try {
      const started = await startUpstream({
        streams: streamsOf(subgraph),
        request: { query: document, operationName, variables: given },
        lastEventId,
        context: request,
        signal,
        log,
      })
      if (started.kind === 'answer')
        return { kind: 'refused', errors: read(started.text, compiled, requestId).errors.map(toError) }
      return { kind: 'events', events: events(started.events) }
    } catch (error) {
      log.warn({ err: error, requestId, subgraph }, 'a subscription could not be had')
      return { kind: 'refused', errors: [lost(error)] }
    }

    async function* events(
      upstream: AsyncIterable<{ id: string | undefined; text: string | undefined }>,
    ): AsyncGenerator<SubscriptionEvent, void> {
      try {
        for await (const { id, text } of upstream)
          yield text === undefined ? { id } : { id, result: await complete(text, compiled, subscriber) }
      } catch (error) {
        if (signal.aborted) return
        log.warn({ err: error, requestId, subgraph }, 'a subscription was lost')
        yield { id: undefined, result: { data: null, errors: [lost(error)] } }
      }
    }
  }
}
