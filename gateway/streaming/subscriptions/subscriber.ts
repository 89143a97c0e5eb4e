import type { GraphQLFormattedError } from 'graphql'
import type { Clock } from '../../../services/shared/runtime/clock'
import type { CurrentGraph } from '../../graph/currentGraph'
import type { RequestContext } from '../../graph/requestContext'
import type { Admission } from '../../operations/admission'
import { admit } from '../../operations/admission'
import type { ValidOperation } from '../../operations/operations'
import type { ShownErrors } from '../../operations/shownErrors'
import { whenExpired } from './expiry'
import type { OpenSubscriptions, Transport } from './openSubscriptions'

/** What a subscriber is sent; without a payload only how far it has come. */
export interface Delivery {
  readonly id: string | undefined
  readonly payload?: {
    readonly data?: Record<string, unknown> | null
    readonly errors?: readonly GraphQLFormattedError[]
  }
}

type Entered =
  | { readonly kind: 'entered'; readonly deliveries: AsyncGenerator<Delivery, void> }
  | { readonly kind: 'refused'; readonly status: number; readonly errors: readonly GraphQLFormattedError[] }

interface Wish {
  readonly operation: ValidOperation
  readonly variables: Readonly<Record<string, unknown>>
  readonly lastEventId: string | undefined
  readonly context: RequestContext
  readonly transport: Transport
}

export interface SubscriberOptions {
  readonly graph: CurrentGraph
  readonly admission: Admission
  readonly errors: ShownErrors
  readonly open: OpenSubscriptions
  readonly clock: Clock
}

/** Lets a subscriber in, whatever he came by, and gives him his events until he leaves or his token has expired. */
export type Enter = (wish: Wish) => Promise<Entered>

export function createEnter({ graph, admission, errors, open, clock }: SubscriberOptions): Enter {
  return async ({ operation, variables, lastEventId, context, transport }) => {
    const { principal, requestId } = context
    const say = (code: string, message: string): GraphQLFormattedError => ({ message, extensions: { code, requestId } })
    const admitted = admit(operation, variables, context, admission)
    if (admitted.kind === 'refused')
      return {
        kind: 'refused',
        status: admitted.status,
        errors: admitted.errors.map(error => errors.show(error, requestId)),
      }
    const place = open.enter(principal, transport, operation.definition.name?.value)
    if (!place)
      return {
        kind: 'refused',
        status: 429,
        errors: [say('TOO_MANY_SUBSCRIPTIONS', 'Too many subscriptions are open. End some before you open more.')],
      }

    const over = new AbortController()
    let hasExpired = false
    // A WebSocket is closed as a whole, with a code that makes its client come back with a new token.
    const callOff =
      transport === 'websocket'
        ? undefined
        : whenExpired(principal, clock, () => {
            hasExpired = true
            over.abort()
          })
    const leave = (): void => {
      callOff?.()
      over.abort()
      place.leave()
    }

    const subscribed = await graph.of(operation.schema).subscribe(operation, {
      variables: admitted.variables,
      context,
      lastEventId,
      signal: over.signal,
    })
    if (subscribed.kind === 'refused') {
      leave()
      return { kind: 'refused', status: 200, errors: errors.showResult(subscribed.errors, requestId) }
    }

    async function* deliveries(events: typeof subscribed & { kind: 'events' }): AsyncGenerator<Delivery, void> {
      for await (const { id, result } of events.events) {
        if (hasExpired) break
        if (!result) yield { id }
        else {
          place?.delivered()
          const { data, errors: told } = result
          yield { id, payload: { data, ...(told.length > 0 && { errors: errors.showResult(told, requestId) }) } }
        }
      }
      if (hasExpired)
        yield {
          id: undefined,
          payload: {
            errors: [say('UNAUTHENTICATED', 'The access token has expired. Subscribe again with a new one.')],
          },
        }
    }
    return { kind: 'entered', deliveries: leaving(deliveries(subscribed), leave) }
  }
}

/** A generator that was never begun has no `finally`: whoever ends it leaves all the same. */
function leaving<Value>(generator: AsyncGenerator<Value, void>, leave: () => void): AsyncGenerator<Value, void> {
  const left = (result: IteratorResult<Value, void>): IteratorResult<Value, void> => {
    if (result.done) leave()
    return result
  }
  return {
    next: () =>
      generator.next().then(left, (error: unknown) => {
        leave()
        throw error
      }),
    return: value => {
      // First, so that what it waits for comes to an end.
      leave()
      return generator.return(value)
    },
    throw: error => {
      leave()
      return generator.throw(error)
    },
    [Symbol.asyncIterator]() {
      return this
    },
    async [Symbol.asyncDispose]() {
      leave()
    },
  }
}
