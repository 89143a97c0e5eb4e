import type { Clock } from '../../shared/runtime/clock'
import type { Database } from '../../shared/runtime/database'
import type { Ids } from '../../shared/runtime/ids'
import type { Log } from '../../shared/runtime/log'
import type { RetryPolicy } from '../domain/task'
import type { Driver } from '../drivers/driver'
import type { Measures } from './measures'

/** What actions work with. */
export interface ActionDeps {
  readonly database: Database
  readonly clock: Clock
  readonly ids: Ids
  readonly driver: Driver
  readonly log: Log
  readonly measures: Measures
  readonly rules: Rules
  /** Aborted when the process is to end: what goes on for long stops at the next good place. */
  readonly closing: AbortSignal
}

/** Settings of the actions; lengths of time are in milliseconds. */
export interface Rules {
  /** The domain of the names that are given: `perennial.example`. */
  readonly ownDomain: string
  /** How long what was delivered is kept, switched off, before it is wiped. */
  readonly releaseGrace: number
  /** Work that is not heard of for longer is taken over; no call of the driver takes as long. */
  readonly lease: number
  readonly retry: RetryPolicy
  /** How often each resource is looked at. */
  readonly observeEvery: number
}
