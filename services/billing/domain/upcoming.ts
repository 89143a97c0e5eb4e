import type { Day } from '../../shared/domain/day'
import type { Line } from './line'
import type { Totals } from './totals'

/** An invoice that is not issued yet. */
export interface UpcomingInvoice extends Totals {
  /** The day it will be issued on. */
  readonly date: Day
  readonly lines: readonly Line[]
}
