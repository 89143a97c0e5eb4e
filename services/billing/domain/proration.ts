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

/** Days of the part ÷ days of the whole period, to nine decimals half-up; a whole period is exactly 1. */
export function ratioE9(part: Period, schedule: Schedule, proration: Proration): bigint {
  const whole = wholePeriodTo(part.to, schedule)
  const days = daysIn(part)
  if (part.from <= whole.from) return ONE
  const inMonthsOf30 = proration === 'DAYS_30' && 'months' in schedule.length
  const divisor = inMonthsOf30 ? 30 * schedule.length.months : daysIn(whole)
  const ratio = divideHalfUp(BigInt(days) * ONE, BigInt(divisor))
  // Months of 31 days make a long part reach more than its 30-day share; a part never costs more than the whole.
  return ratio < ONE ? ratio : ONE
}

/** The price of a part of a period by its ratio, rounded once. */
export function priceOfPart(unitPrice: UnitPrice, quantity: number, ratio: bigint, currency: Currency): Money {
  const minorUnit = 10n ** BigInt(UNIT_PRICE_DIGITS - digitsOf(currency))
  return money(divideHalfUp(unitPrice * BigInt(quantity) * ratio, ONE * minorUnit), currency)
}
