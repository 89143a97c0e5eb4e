import { IDENTITY_HEADER, createIdentitySigner } from '../../services/shared/runtime/identity'
import type { Clock } from '../../services/shared/runtime/clock'
import type { Log } from '../../services/shared/runtime/log'
import type { Reply } from '../execution/ask'
import type { RequestContext } from '../graph/requestContext'
import { REQUEST_ID_HEADER } from '../http/requestId'
import { inCallSpan, withTrace } from '../telemetry/spans'
import type { Circuit } from './breaker'
import type { Connection } from './connection'
import type { PassHeaders } from './headerRules'
import type { InFlight } from './inFlight'
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
  /** The calls of all subgraphs that are under way. */
  readonly inFlight: InFlight
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
  const { name, url, secret, connection, streams, inFlight, pass, circuit, timeoutMs, clock, log, onFetch } = options
  const sign = secret === undefined ? undefined : createIdentitySigner({ audience: name, secret, clock })

  const post = (
    { body, operationName }: Fetch,
    { principal, requestId, headers: given, fetches }: RequestContext,
    isMutation: boolean,
    called: Called,
  ): Promise<Buffer> => {
    called.isNoted = false
    fetches[name] = (fetches[name] ?? 0) + 1
    return inCallSpan({ subgraph: name, url, operationName, isMutation, requestId }, () =>
      connection.post({
        body,
        headers: () =>
          withTrace({
            ...pass?.(given),
            'content-type': 'application/json',
            [REQUEST_ID_HEADER]: requestId,
            ...(sign && { [IDENTITY_HEADER]: sign(principal, requestId, body, 'latin1') }),
          }),
        isRepeatable: !isMutation,
        deadline: called.started + timeoutMs,
      }),
    )
  }

  const send = (fetch: Fetch, context: RequestContext, called: Called): Promise<Buffer> =>
    fetch.document.startsWith('mutation')
      ? post(fetch, context, true, called).finally(() => inFlight.forget(context.principal))
      : inFlight.share(context.principal, name, fetch.body, () => post(fetch, context, false, called))

  const note: Called['note'] = (outcome, started) => onFetch(name, outcome, (performance.now() - started) / 1000)

  return {
    name,
    streams,
    circuit,
    isReady: () => connection.isReady(),
    close: () => connection.close(),
    async ask(fetch, context) {
      const { requestId } = context
      // Whoever shares another's call has made none that would have to be noted.
      const called: Called = { subgraph: name, requestId, log, started: performance.now(), note, isNoted: true }
      try {
        return new SubgraphReply(called, fetch, await send(fetch, context, called), undefined)
      } catch (error) {
        return new SubgraphReply(called, fetch, undefined, error)
      }
    },
  }
}
