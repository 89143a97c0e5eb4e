import { setTimeout as sleep } from 'node:timers/promises'
import type { Connection } from './connection'
import { SubgraphFailure } from './failure'

export interface RetryOptions {
  /** How many of 100 calls may be repeated; 0: none. */
  readonly percent: number
  readonly onRetry: () => void
}

/** How many calls may be repeated in a row after a time without failures: a restart of the subgraph, not an outage. */
const burst = 10

/** The pause before the second attempt, with as much again by chance so that many do not come back at once. */
const pauseMs = 20

/** Nobody was there to answer. A time-out is not repeated: the time is spent, and the subgraph may be at it still. */
const isSafe = (error: unknown): boolean => error instanceof SubgraphFailure && error.code === 'SUBGRAPH_UNAVAILABLE'

/**
 * Asks a second time when nobody was there, for calls that change nothing and while the budget lasts: a share of all calls,
 * so that an outage is not answered with twice the load.
 */
export function withRetry(connection: Connection, { percent, onRetry }: RetryOptions): Connection {
  if (percent === 0) return connection
  const share = percent / 100
  let budget = burst
  return {
    ...connection,
    async post(call) {
      if (!call.isRepeatable) return connection.post(call)
      budget = Math.min(budget + share, burst)
      try {
        return await connection.post(call)
      } catch (error) {
        const pause = pauseMs * (1 + Math.random())
        if (!isSafe(error) || budget < 1 || performance.now() + pause >= call.deadline) throw error
        budget--
        onRetry()
        await sleep(pause)
        return connection.post(call)
      }
    },
  }
}
