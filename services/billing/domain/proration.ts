import type { Currency } from '../../shared/domain/currency'
import { digitsOf } from '../../shared/domain/currency'
import type { Money, UnitPrice } from '../../shared/domain/money'
import { UNIT_PRICE_DIGITS, divideHalfUp, money } from '../../shared/domain/money'
import type { Period, Schedule } from './period'
import { daysIn, wholePeriodTo } from './period'

/** How the price of a part of a period is counted: by the period's own days, or by months of 30 days. */
export type Proration = 'ACTUAL_DAYS' | 'DAYS_30'

/** 1 in the nine decimals of a ratio. */
const ONE = 1_000_000_000n

interface PartPrice {
  readonly unitPrice: UnitPrice
  readonly quantity: number
  /** Ends at a boundary of the schedule. */
  readonly part: Period
  readonly schedule: Schedule
  readonly proration: Proration
  readonly currency: Currency
}

/** Days of the part ÷ days of the whole period, to nine decimals half-up; a whole period is exactly 1. */
function ratioE9(part: Period, schedule: Schedule, proration: Proration): bigint {
  const whole = wholePeriodTo(part.to, schedule)
  const days = daysIn(part)
  if (part.from <= whole.from) return ONE
  const inMonthsOf30 = proration === 'DAYS_30' && 'months' in schedule.length
  const divisor = inMonthsOf30 ? 30 * schedule.length.months : daysIn(whole)
  const ratio = divideHalfUp(BigInt(days) * ONE, BigInt(divisor))
  // Months of 31 days make a long part reach more than its 30-day share; a part never costs more than the whole.
  return ratio < ONE ? ratio : ONE
}

/** The price of a part of a period, rounded once. */
export function priceOfPart({ unitPrice, quantity, part, schedule, proration, currency }: PartPrice): Money {
  const ratio = ratioE9(part, schedule, proration)
  const minorUnit = 10n ** BigInt(UNIT_PRICE_DIGITS - digitsOf(currency))
  return money(divideHalfUp(unitPrice * BigInt(quantity) * ratio, ONE * minorUnit), currency)
}
