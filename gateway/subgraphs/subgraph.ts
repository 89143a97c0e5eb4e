import { IDENTITY_HEADER, createIdentitySigner } from '../../services/shared/runtime/identity'
import type { Clock } from '../../services/shared/runtime/clock'
import type { Log } from '../../services/shared/runtime/log'
import type { Asked, Reply } from '../execution/ask'
import { textAsBytes } from '../execution/byteText'
import type { SubgraphAnswer } from '../execution/plan'
import type { RequestContext } from '../graph/requestContext'
import { REQUEST_ID_HEADER } from '../http/requestId'
import { readAnswer } from './answer'
import type { Circuit } from './breaker'
import type { Connection } from './connection'
import type { FailureCode } from './failure'
import { SubgraphFailure, messageOf } from './failure'
import type { PassHeaders } from './headerRules'
import type { Shape } from './shape'

/** One fetch of a plan, for one request. */
interface Fetch extends Asked {
  /** What the answer must look like to be read. */
  readonly shape: () => Shape
}

export interface Subgraph {
  readonly name: string
  /** Never rejects: what goes wrong is an error in the reply, so that it costs this fetch's fields only. */
  ask(fetch: Fetch, context: RequestContext): Promise<Reply>
  isReady(): Promise<boolean>
  /** Whether it is asked at all at the moment. */
  circuit(): Circuit
  close(): Promise<void>
}

export type FetchOutcome = 'ok' | 'errors' | FailureCode

export interface SubgraphOptions {
  readonly name: string
  /** What the subgraph knows us by; without one, calls are not signed. */
  readonly secret: string | undefined
  readonly connection: Connection
  /** What of the client's headers goes on; undefined: nothing. */
  readonly pass: PassHeaders | undefined
  readonly circuit: () => Circuit
  /** The longest a call may take. */
  readonly timeoutMs: number
  readonly clock: Clock
  readonly log: Log
  readonly onFetch: (subgraph: string, outcome: FetchOutcome, seconds: number) => void
}

const firstKey = (shape: Shape | undefined): string[] =>
  [...(shape?.fields?.keys() ?? [])].filter(key => key !== '__typename').slice(0, 1)

/** The first field that is missing now; for entities the executor puts their place in front of it. */
function pathOf(shape: Shape): (string | number)[] {
  const entities = shape.fields?.get('_entities')
  return entities ? ['_entities', 0, ...firstKey(entities)] : firstKey(shape)
}

/** A subgraph behind HTTP, asked in the name of the caller and of nobody else: a header of the client goes on by a rule only. */
export function createSubgraph(options: SubgraphOptions): Subgraph {
  const { name, secret, connection, pass, circuit, timeoutMs, clock, log, onFetch } = options
  const sign = secret === undefined ? undefined : createIdentitySigner({ audience: name, secret, clock })

  const send = (
    { body, document }: Fetch,
    { principal, requestId, headers: given }: RequestContext,
    started: number,
  ): Promise<Buffer> =>
    connection.post({
      body,
      headers: () => ({
        ...pass?.(given),
        'content-type': 'application/json',
        [REQUEST_ID_HEADER]: requestId,
        ...(sign && { [IDENTITY_HEADER]: sign(principal, requestId, textAsBytes(body)) }),
      }),
      isRepeatable: !document.startsWith('mutation'),
      deadline: started + timeoutMs,
    })

  const failed = ({ operationName, shape }: Fetch, error: unknown, { requestId }: RequestContext) => {
    const code: FailureCode = error instanceof SubgraphFailure ? error.code : 'SUBGRAPH_INVALID_RESPONSE'
    const reason = error instanceof Error ? error.message : String(error)
    const expected = error instanceof SubgraphFailure
    log.warn(
      { requestId, subgraph: name, code, operation: operationName, reason, ...(!expected && { err: error }) },
      'a subgraph failed',
    )
    const extensions = { code, service: name, requestId }
    const answer = { data: null, errors: [{ message: messageOf(code), path: pathOf(shape()), extensions }] }
    return { code, answer }
  }

  return {
    name,
    circuit,
    isReady: () => connection.isReady(),
    close: () => connection.close(),
    async ask(fetch, context) {
      const { requestId, fetches } = context
      const started = performance.now()
      const finish = (outcome: FetchOutcome) => onFetch(name, outcome, (performance.now() - started) / 1000)
      const fail = (error: unknown): SubgraphAnswer => {
        const { code, answer } = failed(fetch, error, context)
        finish(code)
        return answer
      }
      fetches[name] = (fetches[name] ?? 0) + 1
      let bytes: Buffer
      try {
        bytes = await send(fetch, context, started)
      } catch (error) {
        const answer = fail(error)
        return { bytes: undefined, used: () => undefined, read: () => answer }
      }
      return {
        bytes,
        used: () => finish('ok'),
        read() {
          try {
            const { masked, ...answer } = readAnswer(bytes.toString(), {
              service: name,
              requestId,
              shape: fetch.shape(),
              entities: fetch.entities,
            })
            if (masked)
              log.warn(
                { requestId, subgraph: name, operation: fetch.operationName },
                'a subgraph reported an error of its own',
              )
            finish(answer.errors.length > 0 ? 'errors' : 'ok')
            return answer
          } catch (error) {
            return fail(error)
          }
        },
      }
    },
  }
}
