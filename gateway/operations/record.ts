import type { OperationDefinitionNode } from 'graphql'
import type { Log } from '../../services/shared/runtime/log'
import type { RequestContext } from '../graph/requestContext'
import type { GatewayMetrics, RequestOutcome } from '../metrics'

/** What is noted of one answer. */
interface Answered {
  readonly context: RequestContext
  readonly operation: OperationDefinitionNode | undefined
  readonly status: number
  readonly outcome: RequestOutcome
  /** Of the errors, as the client got them. */
  readonly codes?: readonly unknown[] | undefined
  /** By `performance.now()`. */
  readonly started: number
}

export type Record = (answered: Answered) => void

/** One line in the log and one count for each request. */
export function createRecord(log: Log, metrics: Pick<GatewayMetrics, 'request'>): Record {
  return ({ context: { requestId, fetches }, operation, status, outcome, codes, started }) => {
    const ms = performance.now() - started
    const name = operation?.name?.value
    // The name of an operation that was refused may be anything: it never becomes a label.
    metrics.request(outcome === 'refused' ? undefined : name, outcome, ms / 1000, codes)
    if (!log.isLevelEnabled('info')) return
    log.info(
      {
        requestId,
        operation: name,
        kind: operation?.operation,
        outcome,
        status,
        codes,
        fetches,
        ms: Math.round(ms * 10) / 10,
      },
      'answered',
    )
  }
}

interface Outcome {
  /** An answer in bytes has no errors. */
  readonly body?: unknown
  readonly data?: unknown
  readonly errors?: unknown
}

export const outcomeOf = ({ body, data, errors }: Outcome): RequestOutcome =>
  body ? 'ok' : data === undefined ? 'refused' : errors ? 'errors' : 'ok'
