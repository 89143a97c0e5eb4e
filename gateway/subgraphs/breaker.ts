import type { Call, Connection } from './connection'
import { SubgraphFailure } from './failure'

export type Circuit = 'closed' | 'open' | 'half-open'

export interface BreakerOptions {
  /** Opens when this share of the calls of a window failed; 0: never. */
  readonly percent: number
  /** Of fewer calls nothing is concluded. */
  readonly minCalls: number
  /** How long nothing is asked before one call is let through to see. */
  readonly openMs: number
  readonly onChange: (circuit: Circuit) => void
}

/** Calls are counted in two windows of this length, the current one and the one before. */
const windowMs = 5000

interface Counts {
  calls: number
  failures: number
}

/** Whether the subgraph is not there or does not get on: an answer of any kind, even a wrong one, says that it is. */
const isFailure = (error: unknown): boolean =>
  error instanceof SubgraphFailure && (error.code === 'SUBGRAPH_UNAVAILABLE' || error.code === 'SUBGRAPH_TIMEOUT')

/** Turned away on our side: says nothing of the subgraph. */
const isOurs = (error: unknown): boolean => error instanceof SubgraphFailure && error.code === 'SUBGRAPH_OVERLOADED'

/**
 * Stops asking a subgraph that fails, so that its callers do not wait and it gets the rest to recover in. One call is let
 * through after a while, and decides.
 */
export function withBreaker(connection: Connection, options: BreakerOptions): Connection {
  const { percent, minCalls, openMs, onChange } = options
  if (percent === 0) return connection
  let circuit: Circuit = 'closed'
  let openUntil = 0
  let windowEnds = 0
  let current: Counts = { calls: 0, failures: 0 }
  let before: Counts = { calls: 0, failures: 0 }

  const change = (to: Circuit): void => {
    circuit = to
    current = { calls: 0, failures: 0 }
    before = { calls: 0, failures: 0 }
    onChange(to)
  }
  const open = (now: number): void => {
    openUntil = now + openMs
    change('open')
  }

  const turnWindow = (now: number): void => {
    if (now < windowEnds) return
    before = now < windowEnds + windowMs ? current : { calls: 0, failures: 0 }
    current = { calls: 0, failures: 0 }
    windowEnds = now + windowMs
  }

  const count = (failed: boolean): void => {
    const now = performance.now()
    turnWindow(now)
    current.calls++
    if (!failed) return
    current.failures++
    const calls = current.calls + before.calls
    const failures = current.failures + before.failures
    if (calls >= minCalls && failures * 100 >= calls * percent) open(now)
  }

  const watched = async (call: Call): ReturnType<Connection['post']> => {
    try {
      const answer = await connection.post(call)
      // What was asked before the circuit opened says nothing about now.
      if (circuit === 'closed') count(false)
      return answer
    } catch (error) {
      if (circuit === 'closed' && !isOurs(error)) count(isFailure(error))
      throw error
    }
  }

  const probe = async (call: Call): ReturnType<Connection['post']> => {
    change('half-open')
    try {
      const answer = await connection.post(call)
      change('closed')
      return answer
    } catch (error) {
      if (isFailure(error) || isOurs(error)) open(performance.now())
      else change('closed')
      throw error
    }
  }

  return {
    ...connection,
    post(call) {
      if (circuit === 'closed') return watched(call)
      if (circuit === 'open' && performance.now() >= openUntil) return probe(call)
      return Promise.reject(new SubgraphFailure('SUBGRAPH_UNAVAILABLE', 'is not asked: too many calls to it failed'))
    },
  }
}
