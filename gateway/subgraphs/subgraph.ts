import { IDENTITY_HEADER, createIdentitySigner } from '../../services/shared/runtime/identity'
import type { Clock } from '../../services/shared/runtime/clock'
import type { Log } from '../../services/shared/runtime/log'
import type { Reply } from '../execution/ask'
import { textAsBytes } from '../execution/byteText'
import type { RequestContext } from '../graph/requestContext'
import { REQUEST_ID_HEADER } from '../http/requestId'
import { inCallSpan, withTrace } from '../telemetry/spans'
import type { Circuit } from './breaker'
import type { Connection } from './connection'
import type { PassHeaders } from './headerRules'
import type { Called, Fetch, FetchOutcome } from './reply'
import { SubgraphReply } from './reply'
import type { Streams } from './stream'

export interface Subgraph {
  readonly name: string
  /** Never rejects: what goes wrong is an error in the reply, so that it costs this fetch's fields only. */
  ask(fetch: Fetch, context: RequestContext): Promise<Reply>
  /** For subscriptions. */
  readonly streams: Streams
  isReady(): Promise<boolean>
  /** Whether it is asked at all at the moment. */
  circuit(): Circuit
  close(): Promise<void>
}

export interface SubgraphOptions {
  readonly name: string
  readonly url: URL
  /** What the subgraph knows us by; without one, calls are not signed. */
  readonly secret: string | undefined
  readonly connection: Connection
  readonly streams: Streams
  /** What of the client's headers goes on; undefined: nothing. */
  readonly pass: PassHeaders | undefined
  readonly circuit: () => Circuit
  /** The longest a call may take. */
  readonly timeoutMs: number
  readonly clock: Clock
  readonly log: Log
  readonly onFetch: (subgraph: string, outcome: FetchOutcome, seconds: number) => void
}

/** A subgraph behind HTTP, asked in the name of the caller and of nobody else: a header of the client goes on by a rule only. */
export function createSubgraph(options: SubgraphOptions): Subgraph {
  const { name, url, secret, connection, streams, pass, circuit, timeoutMs, clock, log, onFetch } = options
  const sign = secret === undefined ? undefined : createIdentitySigner({ audience: name, secret, clock })

  const send = (
    { body, document, operationName }: Fetch,
    { principal, requestId, headers: given }: RequestContext,
    started: number,
  ): Promise<Buffer> => {
    const isMutation = document.startsWith('mutation')
    const headers = () =>
      withTrace({
        ...pass?.(given),
        'content-type': 'application/json',
        [REQUEST_ID_HEADER]: requestId,
        ...(sign && { [IDENTITY_HEADER]: sign(principal, requestId, textAsBytes(body)) }),
      })
    return inCallSpan({ subgraph: name, url, operationName, isMutation, requestId }, () =>
      connection.post({ body, headers, isRepeatable: !isMutation, deadline: started + timeoutMs }),
    )
  }

  const note: Called['note'] = (outcome, started) => onFetch(name, outcome, (performance.now() - started) / 1000)

  return {
    name,
    streams,
    circuit,
    isReady: () => connection.isReady(),
    close: () => connection.close(),
    async ask(fetch, context) {
      const { requestId, fetches } = context
      const started = performance.now()
      const called: Called = { subgraph: name, requestId, log, started, note, isNoted: false }
      fetches[name] = (fetches[name] ?? 0) + 1
      try {
        return new SubgraphReply(called, fetch, await send(fetch, context, started), undefined)
      } catch (error) {
        return new SubgraphReply(called, fetch, undefined, error)
      }
    },
  }
}
