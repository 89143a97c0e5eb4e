import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { parseDay } from '../../../shared/domain/day'
import { Numeral, scaled } from '../numeral'

/** Ten billion units: times a quantity it still fits PostgreSQL's `bigint`, which is what billing keeps. */
const mostPrice = 10n ** 18n - 1n
/** What GraphQL's `Int` holds. */
const mostInt = 2n ** 31n - 1n

const numeral = z.instanceof(Numeral)

/** An amount in 10⁻⁸ of a currency's unit. */
export const amount = numeral.transform((given, context) => {
  const value = scaled(given, 0)
  if (value === undefined) context.addIssue(`must be a whole number of 10⁻⁸ units, is ${given.text}`)
  else if (value < 0n) context.addIssue(`must not be negative, is ${given.text}`)
  else if (value > mostPrice) context.addIssue(`is beyond what can be billed, ${given.text}`)
  else return value
  return z.NEVER
})

/** A whole number from 0 up, small enough for a count. */
export const count = numeral.transform((given, context) => {
  const value = scaled(given, 0)
  if (value !== undefined && value >= 0n && value <= mostInt) return Number(value)
  context.addIssue(`must be a whole number from 0 to ${mostInt}, is ${given.text}`)
  return z.NEVER
})

/** An upper bound; one that no order can reach is none. */
export const upperBound = numeral.nullish().transform((given, context) => {
  if (!given) return null
  const value = scaled(given, 0)
  if (value !== undefined && value >= 0n) return value > mostInt ? null : Number(value)
  context.addIssue(`must be a whole number from 0 up, is ${given.text}`)
  return z.NEVER
})

/** Per cent with at most four decimals, in 10⁻⁴. */
export const percentE4 = numeral.transform((given, context) => {
  const value = scaled(given, 4)
  if (value !== undefined && value >= 0n && value <= 1_000_000n) return Number(value)
  context.addIssue(`must be per cent from 0 to 100 with at most four decimals, is ${given.text}`)
  return z.NEVER
})

const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/i

/** An instant as RFC 3339 in UTC; a text without offset is taken as UTC, a day as its beginning. */
export const instant = z.string().transform((text, context) => {
  const complete = parseDay(text) ? `${text}T00:00:00Z` : zoned.test(text) ? text : `${text}Z`
  try {
    return new Date(Temporal.Instant.from(complete).epochMilliseconds).toISOString()
  } catch {
    context.addIssue(`is not a date: "${text}"`)
    return z.NEVER
  }
})

/** A name by which something is found again. */
export const name = z
  .string()
  .min(1, 'must not be empty')
  .max(200, 'is longer than 200 characters')
  .refine(given => !/\p{Cc}/u.test(given), 'has control characters')
