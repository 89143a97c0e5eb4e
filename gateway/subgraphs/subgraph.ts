import { IDENTITY_HEADER, signIdentity } from '../../services/shared/runtime/identity'
import type { Clock } from '../../services/shared/runtime/clock'
import type { Log } from '../../services/shared/runtime/log'
import type { RequestContext } from '../graph/requestContext'
import { REQUEST_ID_HEADER } from '../http/requestId'
import type { Answer } from './answer'
import { readAnswer } from './answer'
import type { Circuit } from './breaker'
import type { Connection } from './connection'
import type { FailureCode } from './failure'
import { SubgraphFailure, messageOf } from './failure'
import type { Shape } from './shape'

/** One fetch of a plan. */
interface Fetch {
  readonly document: string
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>>
  /** What the answer must look like. */
  readonly shape: Shape
}

export interface Subgraph {
  readonly name: string
  /** Never throws: what goes wrong is an error in the answer, so that it costs this fetch's fields only. */
  fetch(fetch: Fetch, context: RequestContext): Promise<Answer>
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
function pathOf({ shape }: Fetch): (string | number)[] {
  const entities = shape.fields?.get('_entities')
  return entities ? ['_entities', 0, ...firstKey(entities)] : firstKey(shape)
}

/** A subgraph behind HTTP, asked in the name of the caller and of nobody else: no header of the client goes through. */
export function createSubgraph(options: SubgraphOptions): Subgraph {
  const { name, secret, connection, circuit, timeoutMs, clock, log, onFetch } = options
  const failed = (fetch: Fetch, error: unknown, requestId: string): { answer: Answer; code: FailureCode } => {
    const code = error instanceof SubgraphFailure ? error.code : 'SUBGRAPH_INVALID_RESPONSE'
    const reason = error instanceof Error ? error.message : String(error)
    const expected = error instanceof SubgraphFailure
    log.warn(
      { requestId, subgraph: name, code, operation: fetch.operationName, reason, ...(!expected && { err: error }) },
      'a subgraph failed',
    )
    const extensions = { code, service: name, requestId }
    return {
      answer: { data: null, errors: [{ message: messageOf(code), path: pathOf(fetch), extensions }], masked: false },
      code,
    }
  }

  return {
    name,
    circuit,
    isReady: () => connection.isReady(),
    close: () => connection.close(),
    async fetch(fetch, { principal, requestId, fetches }) {
      const started = performance.now()
      const finish = (outcome: FetchOutcome) => onFetch(name, outcome, (performance.now() - started) / 1000)
      fetches[name] = (fetches[name] ?? 0) + 1
      try {
        const { document: query, operationName, variables, shape } = fetch
        const body = JSON.stringify({ query, variables, operationName })
        const text = await connection.post({
          body,
          headers: () => ({
            'content-type': 'application/json',
            [REQUEST_ID_HEADER]: requestId,
            ...(secret !== undefined && {
              [IDENTITY_HEADER]: signIdentity({ ...principal, audience: name, requestId }, body, secret, clock.now()),
            }),
          }),
          isRepeatable: !query.startsWith('mutation'),
          deadline: started + timeoutMs,
        })
        const { representations } = variables
        const entities = Array.isArray(representations) ? representations.length : undefined
        const answer = readAnswer(text, { service: name, requestId, shape, entities })
        if (answer.masked)
          log.warn({ requestId, subgraph: name, operation: operationName }, 'a subgraph reported an error of its own')
        finish(answer.errors.length > 0 ? 'errors' : 'ok')
        return answer
      } catch (error) {
        const { answer, code } = failed(fetch, error, requestId)
        finish(code)
        return answer
      }
    },
  }
}
