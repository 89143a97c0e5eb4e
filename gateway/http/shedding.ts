import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { LoopDelay } from './loopDelay'
import { REQUEST_ID_HEADER, requestIdOf } from './requestId'

export interface SheddingOptions {
  /** What takes the requests that are let in. */
  readonly handler: RequestListener
  /** Paths that are always let in, without a query. */
  readonly exempt: ReadonlySet<string>
  readonly maxInFlight: number
  /** Streams of events that may be open at once. */
  readonly maxStreams: number
  /** So many are let in however late the event loop is. */
  readonly unshed: number
  readonly maxLoopDelayMs: number
  readonly maxWaitMs: number
  readonly loopDelay: LoopDelay
  readonly onShed: () => void
}

export interface Shedding {
  readonly listener: RequestListener
  readonly inFlight: () => number
}

/** How many may wait: each holds a socket and what its client has sent so far. */
const maxWaiting = 2000

interface Waiting {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** When it has waited long enough. */
  readonly until: number
}

const message = 'Too much is asked for at the moment. Try again in a second.'

function refuse(request: IncomingMessage, response: ServerResponse): void {
  const requestId = requestIdOf(request)
  const body = JSON.stringify({ errors: [{ message, extensions: { code: 'OVERLOADED', requestId } }] })
  response
    .writeHead(503, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
      'retry-after': '1',
      'x-content-type-options': 'nosniff',
      [REQUEST_ID_HEADER]: requestId,
    })
    .end(body)
}

const pathOf = ({ url = '' }: IncomingMessage): string => {
  const query = url.indexOf('?')
  return query < 0 ? url : url.slice(0, query)
}

/** It may stay open for as long as its client likes and costs nothing meanwhile, so it takes no other's place. */
const isStream = ({ headers }: IncomingMessage): boolean => headers.accept?.includes('text/event-stream') ?? false

/**
 * Lets in what can be worked on and sheds the rest, before anything is read or routed: a refusal costs some 20 µs, an
 * answer hundreds. Who finds all places taken waits a moment for one, so that a burst passes and those who ask again at
 * once are slowed down; the places are fewer when the event loop is late, since then the process itself is the limit.
 */
export function createShedding(options: SheddingOptions): Shedding {
  const { handler, exempt, maxInFlight, maxStreams, unshed, maxLoopDelayMs, maxWaitMs, loopDelay, onShed } = options
  const waiting = new Set<Waiting>()
  let inFlight = 0
  let streams = 0
  let timer: NodeJS.Timeout | undefined

  const hasPlace = (taken: number, most: number): boolean =>
    taken < Math.min(unshed, most) || (taken < most && loopDelay.now() <= maxLoopDelayMs)
  const isFree = (): boolean => hasPlace(inFlight, maxInFlight)

  const begin = (request: IncomingMessage, response: ServerResponse): void => {
    inFlight++
    response.once('close', () => {
      inFlight--
      takeNext()
    })
    handler(request, response)
  }

  const beginStream = (request: IncomingMessage, response: ServerResponse): void => {
    streams++
    response.once('close', () => streams--)
    handler(request, response)
  }

  const takeNext = (): void => {
    for (const one of waiting) {
      if (!isFree()) return
      waiting.delete(one)
      begin(one.request, one.response)
    }
  }

  const shed = ({ request, response }: Omit<Waiting, 'until'>): void => {
    onShed()
    refuse(request, response)
  }

  /** Those who came first have waited longest. */
  const shedLate = (): void => {
    timer = undefined
    const now = performance.now()
    for (const one of waiting) {
      if (one.until > now) {
        timer = setTimeout(shedLate, one.until - now)
        return
      }
      waiting.delete(one)
      shed(one)
    }
  }

  const wait = (request: IncomingMessage, response: ServerResponse): void => {
    const one = { request, response, until: performance.now() + maxWaitMs }
    waiting.add(one)
    response.once('close', () => waiting.delete(one))
    timer ??= setTimeout(shedLate, maxWaitMs)
  }

  return {
    inFlight: () => inFlight,
    listener: (request, response) => {
      if (exempt.has(pathOf(request))) handler(request, response)
      else if (isStream(request)) {
        if (hasPlace(streams, maxStreams)) beginStream(request, response)
        else shed({ request, response })
      } else if (waiting.size === 0 && isFree()) begin(request, response)
      else if (waiting.size < maxWaiting) wait(request, response)
      else shed({ request, response })
    },
  }
}
