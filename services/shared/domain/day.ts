import { Temporal } from 'temporal-polyfill'

/** A calendar day `YYYY-MM-DD`; which instants it spans depends on a time zone. */
export type Day = string & { readonly brand: 'Day' }

const dayMs = 86_400_000

/** `00` to `99`. */
const twoDigits = Array.from({ length: 100 }, (_, number) => `${number}`.padStart(2, '0'))

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** @param month 1 to 12. */
function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

const written = (year: number, month: number, dayOfMonth: number): Day =>
  `${year}`.padStart(4, '0').concat('-', twoDigits[month] ?? '', '-', twoDigits[dayOfMonth] ?? '') as Day

const digitAt = (text: string, index: number): number => text.charCodeAt(index) - 48

/** The number in a part of a text, or NaN when it has anything but digits. */
function numberIn(text: string, from: number, to: number): number {
  let number = 0
  for (let index = from; index < to; index++) {
    const digit = digitAt(text, index)
    if (!(digit >= 0 && digit <= 9)) return Number.NaN
    number = number * 10 + digit
  }
  return number
}

/** The day of a text, or undefined when there is no such day. */
export function parseDay(text: string): Day | undefined {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return undefined
  const year = numberIn(text, 0, 4)
  const month = numberIn(text, 5, 7)
  const inMonth = numberIn(text, 8, 10)
  const exists = year >= 0 && month >= 1 && month <= 12 && inMonth >= 1 && inMonth <= daysInMonth(year, month)
  return exists ? (text as Day) : undefined
}

/** The day of a text that is known to be one; throws otherwise. */
export function day(text: string): Day {
  const parsed = parseDay(text)
  if (!parsed) throw new RangeError(`not a day: ${text}`)
  return parsed
}

const yearOf = (of: Day): number => numberIn(of, 0, 4)
const monthOf = (of: Day): number => numberIn(of, 5, 7)

/** Days since 1970-01-01 in the Gregorian calendar; years begin with March here, so that a leap day comes last. */
function epochDay(of: Day): number {
  const month = monthOf(of)
  const year = yearOf(of) - (month <= 2 ? 1 : 0)
  const inYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth(of) - 1
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + inYear - 719_468
}

const ofEpochDay = (count: number): Day => new Date(count * dayMs).toISOString().slice(0, 10) as Day

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => epochDay(to) - epochDay(from)

export const addDays = (of: Day, days: number): Day => ofEpochDay(epochDay(of) + days)

/** The day `dayOfMonth` of the month that lies `months` after the month of `of`, or its last day when it is shorter. */
export function monthsAfter(of: Day, months: number, dayOfMonth: number): Day {
  const count = yearOf(of) * 12 + monthOf(of) - 1 + months
  const year = Math.floor(count / 12)
  const month = 1 + count - year * 12
  return written(year, month, Math.min(dayOfMonth, daysInMonth(year, month)))
}

export const dayOfMonth = (of: Day): number => numberIn(of, 8, 10)

interface Minute {
  readonly number: number
  readonly day: Day
}

/** The last minute that was asked about, by time zone: no day begins within one. */
const lastMinutes = new Map<string, Minute>()

/** The day that it is at an instant in a time zone. */
export function dayAt(instant: Date, timeZone: string): Day {
  const number = Math.floor(instant.getTime() / 60_000)
  const last = lastMinutes.get(timeZone)
  if (last?.number === number) return last.day
  const found = Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString() as Day
  lastMinutes.set(timeZone, { number, day: found })
  return found
}

/** The instant at which a day begins in a time zone. */
export function startOfDay(of: Day, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(of).toZonedDateTime({ timeZone }).epochMilliseconds)
}
