import { z } from 'zod'
import { readEnv } from '../../services/shared/runtime/env'
import type { BreakerOptions } from './breaker'
import { withBreaker } from './breaker'
import type { Load } from './bulkhead'
import { withBulkhead } from './bulkhead'
import type { Connection } from './connection'
import type { RetryOptions } from './retry'
import { withRetry } from './retry'

const percent = z.coerce.number().int().min(0).max(100)
const count = z.coerce.number().int().min(1).max(100_000)
const milliseconds = z.coerce.number().int().min(1).max(600_000)

/** What is borne with from all subgraphs. */
export const resilienceSettings = {
  /** The longest a subgraph may take for an answer, with waiting and asking again. */
  SUBGRAPH_TIMEOUT_MS: milliseconds.default(5000),
  /** How many of 100 calls may be repeated when nobody was there, mutations never; 0: none. */
  SUBGRAPH_RETRY_PERCENT: percent.default(10),
  /** When so many of 100 calls of the last seconds failed, the subgraph is not asked for a while; 0: it always is. */
  SUBGRAPH_BREAKER_PERCENT: percent.default(50),
  /** Of fewer calls nothing is concluded. */
  SUBGRAPH_BREAKER_MIN_CALLS: count.default(20),
  /** The while. */
  SUBGRAPH_BREAKER_OPEN_MS: milliseconds.default(2000),
  /** How many calls a subgraph has at once. */
  SUBGRAPH_MAX_CONCURRENT: count.default(128),
  /** How many more wait; one more fails at once. */
  SUBGRAPH_MAX_QUEUED: z.coerce.number().int().min(0).max(100_000).default(1000),
}

const general = z.object(resilienceSettings)
export type ResilienceSettings = z.infer<typeof general>

/**
 * The settings of one subgraph: `NAME_TIMEOUT_MS` stands in front of `SUBGRAPH_TIMEOUT_MS`, and so on.
 * @throws SettingsError
 */
export function readResilience(
  variable: string,
  source: NodeJS.ProcessEnv,
  forAll: ResilienceSettings,
): ResilienceSettings {
  const ownName = (name: string): string => name.replace(/^SUBGRAPH/, variable)
  const entries = Object.entries(resilienceSettings)
  const own = z.object(Object.fromEntries(entries.map(([name, schema]) => [ownName(name), schema.unwrap().optional()])))
  const given = readEnv(own, source)
  return general.parse(
    Object.fromEntries(Object.entries(forAll).map(([name, value]) => [name, given[ownName(name)] ?? value])),
  )
}

export interface ResilienceOptions {
  readonly settings: ResilienceSettings
  readonly onRetry: RetryOptions['onRetry']
  readonly onCircuit: BreakerOptions['onChange']
  readonly load: Load
}

/**
 * What the gateway does about a subgraph in trouble, from the outside in: the breaker turns away before a call waits, the
 * bulkhead counts a call once however often it is tried.
 */
export function resilient(
  connection: Connection,
  { settings, onRetry, onCircuit, load }: ResilienceOptions,
): Connection {
  const retried = withRetry(connection, { percent: settings.SUBGRAPH_RETRY_PERCENT, onRetry })
  const limited = withBulkhead(retried, {
    maxConcurrent: settings.SUBGRAPH_MAX_CONCURRENT,
    maxQueued: settings.SUBGRAPH_MAX_QUEUED,
    load,
  })
  return withBreaker(limited, {
    percent: settings.SUBGRAPH_BREAKER_PERCENT,
    minCalls: settings.SUBGRAPH_BREAKER_MIN_CALLS,
    openMs: settings.SUBGRAPH_BREAKER_OPEN_MS,
    onChange: onCircuit,
  })
}
