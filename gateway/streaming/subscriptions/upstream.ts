import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../../../services/shared/runtime/log'
import type { RequestContext } from '../../graph/requestContext'
import { SubgraphFailure } from '../../subgraphs/failure'
import type { Opened, Streams } from '../../subgraphs/stream'

/** What comes of a subscription at its subgraph. */
interface UpstreamEvent {
  readonly id: string | undefined
  /** A GraphQL result as JSON; without one the event only says how far the stream has come. */
  readonly text: string | undefined
}

interface Upstream {
  readonly streams: Streams
  readonly request: { readonly query: string; readonly operationName: string | undefined; readonly variables: object }
  readonly lastEventId: string | undefined
  readonly context: RequestContext
  readonly signal: AbortSignal
  readonly log: Log
}

/** A subgraph that is away for longer than these pauses together is given up. */
const pauses = [50, 200, 500, 1000, 2000, 4000, 8000, 15_000]

export type Started =
  | { readonly kind: 'events'; readonly events: AsyncGenerator<UpstreamEvent, void> }
  | { readonly kind: 'answer'; readonly text: string }

/**
 * Subscribes at a subgraph. A stream that breaks off is opened again behind the last event that came, which the subscriber
 * does not notice; only one whose events have no ids cannot be.
 * @throws SubgraphFailure when it cannot be had to begin with; from the events, when it is lost.
 */
export async function startUpstream(upstream: Upstream): Promise<Started> {
  const { streams, request, context, signal, log } = upstream
  let { lastEventId } = upstream
  const open = (): Promise<Opened> => {
    const extensions = lastEventId === undefined ? undefined : { lastEventId }
    return streams.open(JSON.stringify({ ...request, extensions }), context, signal)
  }

  const openAgain = async (failure: unknown): Promise<Opened> => {
    let last = failure
    for (const length of pauses) {
      if (signal.aborted || lastEventId === undefined) throw last
      await pause(length * (0.75 + Math.random() / 2), undefined, { signal })
      try {
        return await open()
      } catch (error) {
        last = error
      }
    }
    throw last
  }

  async function* events(
    first: AsyncGenerator<{ id: string | undefined; event: string | undefined; data: string | undefined }, void>,
  ): AsyncGenerator<UpstreamEvent, void> {
    let current = first
    for (;;) {
      let failure: unknown = new SubgraphFailure('SUBGRAPH_UNAVAILABLE', 'ended its events')
      try {
        for await (const { id, event, data } of current) {
          if (id !== undefined) lastEventId = id
          if (event === 'complete') return
          yield { id, text: event === 'next' ? data : undefined }
        }
      } catch (error) {
        failure = error
      }
      if (signal.aborted) return
      log.info({ requestId: context.requestId, err: failure }, 'a subscription is continued at its subgraph')
      const again = await openAgain(failure)
      if (again.kind === 'answer') {
        yield { id: undefined, text: again.text }
        return
      }
      current = again.events
    }
  }

  const opened = await open()
  return opened.kind === 'answer' ? opened : { kind: 'events', events: events(opened.events) }
}
