import type { Clock } from '../../shared/runtime/clock'
import type { Database } from '../../shared/runtime/database'
import type { Ids } from '../../shared/runtime/ids'
import type { Log } from '../../shared/runtime/log'
import type { PaymentProvider } from '../providers/provider'

/** How old an open payment must be before another process looks it up, in milliseconds. */
export const SETTLE_AFTER = 30_000

/** What actions work with. */
export interface ActionDependencies {
  readonly database: Database
  readonly clock: Clock
  readonly ids: Ids
  readonly provider: PaymentProvider
  readonly log: Log
  /** How old an open payment must be before another process looks it up, in milliseconds; `SETTLE_AFTER` when left out. */
  readonly settleAfter?: number
}
