import { Temporal } from 'temporal-polyfill'

/** A calendar day `YYYY-MM-DD`; which instants it spans depends on a time zone. */
export type Day = string & { readonly brand: 'Day' }

const dayMs = 86_400_000
const pattern = /^\d{4}-\d{2}-\d{2}$/

/** The day of a text, or undefined when there is no such day. */
export function parseDay(text: string): Day | undefined {
  if (!pattern.test(text)) return undefined
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text) ? (text as Day) : undefined
}

/** The day of a text that is known to be one; throws otherwise. */
export function day(text: string): Day {
  const parsed = parseDay(text)
  if (!parsed) throw new RangeError(`not a day: ${text}`)
  return parsed
}

const epochDay = (of: Day): number => Date.parse(`${of}T00:00:00Z`) / dayMs

const ofEpochDay = (count: number): Day => new Date(count * dayMs).toISOString().slice(0, 10) as Day

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => epochDay(to) - epochDay(from)

export const addDays = (of: Day, days: number): Day => ofEpochDay(epochDay(of) + days)

/** The day `dayOfMonth` of the month that lies `months` after the month of `of`, or its last day when it is shorter. */
export function monthsAfter(of: Day, months: number, dayOfMonth: number): Day {
  const year = Number(of.slice(0, 4))
  const month = Number(of.slice(5, 7)) - 1 + months
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month, Math.min(dayOfMonth, last))).toISOString().slice(0, 10) as Day
}

export const dayOfMonth = (of: Day): number => Number(of.slice(8, 10))

/** The day that it is at an instant in a time zone. */
export function dayAt(instant: Date, timeZone: string): Day {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString() as Day
}

/** The instant at which a day begins in a time zone. */
export function startOfDay(of: Day, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(of).toZonedDateTime({ timeZone }).epochMilliseconds)
}
