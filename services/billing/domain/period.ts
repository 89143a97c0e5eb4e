import type { Day } from '../../shared/domain/day'
import { addDays, daysBetween, monthsAfter } from '../../shared/domain/day'
import type { PeriodLength } from './periodLength'

/** Days from `from` to `to`, the last not included. */
export interface Period {
  readonly from: Day
  readonly to: Day
}

/** Where the boundaries of a contract's periods fall: on the billing day, or on the last day of a shorter month. */
export interface Schedule {
  readonly length: PeriodLength
  /** 1 to 31; counts only where the length is in months. */
  readonly billingDay: number
}

/** The boundary at which the period that contains `start` begins: the latest one on or before it. */
export function boundaryAtOrBefore(start: Day, { length, billingDay }: Schedule): Day {
  if ('days' in length) return start
  const inMonth = monthsAfter(start, 0, billingDay)
  return inMonth <= start ? inMonth : monthsAfter(start, -1, billingDay)
}

/** The boundary after a boundary. Counted from the billing day and never from a clipped day, so it does not drift. */
export function nextBoundary(boundary: Day, { length, billingDay }: Schedule): Day {
  return 'days' in length ? addDays(boundary, length.days) : monthsAfter(boundary, length.months, billingDay)
}

/** The boundary before a boundary. */
export function previousBoundary(boundary: Day, { length, billingDay }: Schedule): Day {
  return 'days' in length ? addDays(boundary, -length.days) : monthsAfter(boundary, -length.months, billingDay)
}

/** What is billed from `start` on: up to the next boundary. */
export function periodFrom(start: Day, schedule: Schedule): Period {
  return { from: start, to: nextBoundary(boundaryAtOrBefore(start, schedule), schedule) }
}

/** The whole period that ends at a boundary. */
export function wholePeriodTo(to: Day, schedule: Schedule): Period {
  return { from: previousBoundary(to, schedule), to }
}

export const daysIn = ({ from, to }: Period): number => daysBetween(from, to)
