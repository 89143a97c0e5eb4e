import { Agent } from 'undici'
import type { Clock } from '../../services/shared/runtime/clock'
import { IDENTITY_HEADER, createIdentitySigner } from '../../services/shared/runtime/identity'
import { errorCode } from '../errorCode'
import type { RequestContext } from '../graph/requestContext'
import { REQUEST_ID_HEADER } from '../http/requestId'
import type { ServerSentEvent } from './eventStream'
import { readEvents } from './eventStream'
import { SubgraphFailure } from './failure'
import type { PassHeaders } from './headerRules'

export type Opened =
  | { readonly kind: 'events'; readonly events: AsyncGenerator<ServerSentEvent, void> }
  /** In one piece: why there is no stream. */
  | { readonly kind: 'answer'; readonly text: string }

/** Opens streams of events at a subgraph. */
export interface Streams {
  /**
   * @throws SubgraphFailure when it cannot be had; from the events, when it breaks off.
   */
  open(body: string, context: RequestContext, signal: AbortSignal): Promise<Opened>
  close(): Promise<void>
}

interface StreamsOptions {
  readonly name: string
  readonly url: string
  readonly secret: string | undefined
  readonly pass: PassHeaders | undefined
  readonly timeoutMs: number
  readonly connectTimeoutMs: number
  readonly maxResponseBytes: number
  readonly clock: Clock
}

/** A subgraph says something every ten seconds; one that is silent for three times as long is gone. */
const silence = 30_000

/** Streams stay open, so they have connections of their own, as many as there are. */
export function createStreams(options: StreamsOptions): Streams {
  const { name, url, secret, pass, timeoutMs, connectTimeoutMs, maxResponseBytes, clock } = options
  const { origin, pathname, search } = new URL(url)
  const agent = new Agent({
    connections: null,
    pipelining: 0,
    headersTimeout: timeoutMs,
    bodyTimeout: silence,
    connect: { timeout: connectTimeoutMs },
  })
  const sign = secret === undefined ? undefined : createIdentitySigner({ audience: name, secret, clock })

  async function* eventsOf(body: AsyncIterable<Buffer>): AsyncGenerator<ServerSentEvent, void> {
    try {
      yield* readEvents(body, maxResponseBytes)
    } catch (error) {
      throw new SubgraphFailure('SUBGRAPH_UNAVAILABLE', `broke off its events (${errorCode(error)})`, { cause: error })
    }
  }

  return {
    async open(body, { principal, requestId, headers }, signal) {
      let response
      try {
        response = await agent.request({
          origin,
          path: pathname + search,
          method: 'POST',
          signal,
          headers: {
            ...pass?.(headers),
            accept: 'text/event-stream',
            'content-type': 'application/json',
            [REQUEST_ID_HEADER]: requestId,
            ...(sign && { [IDENTITY_HEADER]: sign(principal, requestId, Buffer.from(body)) }),
          },
          body,
        })
      } catch (error) {
        throw new SubgraphFailure('SUBGRAPH_UNAVAILABLE', `cannot be reached (${errorCode(error)})`, { cause: error })
      }
      const type = String(response.headers['content-type'])
      if (response.statusCode === 200 && type.startsWith('text/event-stream'))
        return { kind: 'events', events: eventsOf(response.body) }
      const text = await response.body.text().catch(() => '')
      if (response.statusCode === 200) return { kind: 'answer', text }
      const code = response.statusCode >= 502 ? 'SUBGRAPH_UNAVAILABLE' : 'SUBGRAPH_INVALID_RESPONSE'
      throw new SubgraphFailure(code, `answered with status ${response.statusCode}`)
    },
    close: () => agent.destroy(),
  }
}
