import type { Day } from '../domain/day'
import { dayAt, monthsAfter } from '../domain/day'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Days as numbers, for sums; `dayOf` is their inverse. */
export const numberOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / dayMs

const written = new Map<number, Day>()

/** Some hundred days occur a million times: each is written once. */
export function dayOf(number: number): Day {
  let day = written.get(number)
  if (!day) written.set(number, (day = new Date(number * dayMs).toISOString().slice(0, 10) as Day))
  return day
}

/** The instant of a day at a UTC hour. */
export const instantOf = (day: Day, utcHour: number): Date => new Date(numberOf(day) * dayMs + utcHour * hourMs)

/** Hours of a UTC day, from and up to. */
export interface Hours {
  readonly from: number
  readonly to: number
}

/** Its farthest clocks east and west of UTC over a year, in hours. */
function offsetsOf(timeZone: string, year: number): { east: number; west: number } {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  const offsets = [0, 6].map(month => {
    const at = Date.UTC(year, month, 15, 12)
    const [date, time] = clock.format(at).split(', ')
    const [day, inMonth, inYear] = (date ?? '').split('/').map(Number)
    const [hour, minute] = (time ?? '').split(':').map(Number)
    return (Date.UTC(inYear ?? 0, (inMonth ?? 1) - 1, day, hour, minute) - at) / hourMs
  })
  return { east: Math.max(...offsets), west: Math.min(...offsets) }
}

const OPENS = 7
const CLOSES = 23

/** The UTC hours at which it is the same day, and not the middle of the night, in all of these time zones. */
export function sharedHours(timeZones: readonly string[], year: number): Hours {
  const offsets = timeZones.map(zone => offsetsOf(zone, year))
  const from = Math.max(0, ...offsets.map(({ west }) => OPENS - west))
  const to = Math.min(24, ...offsets.map(({ east }) => CLOSES - east))
  if (from < to) return { from, to }
  return {
    from: Math.max(0, ...offsets.map(({ west }) => -west)),
    to: Math.min(24, ...offsets.map(({ east }) => 24 - east)),
  }
}

/** The last day that has begun in all of these time zones. */
export const todayIn = (now: Date, timeZones: readonly string[]): Day =>
  timeZones.map(zone => dayAt(now, zone)).reduce((earliest, day) => (day < earliest ? day : earliest))

/** When periods begin: what of a contract decides on which days it is billed. */
export interface Rhythm {
  readonly startedOn: Day
  readonly billingDay: number
  /** Months of a period. */
  readonly months: number
}

/** The last day, up to one, on which a contract is billed for a new period; undefined when that was its first. */
export function lastRenewal({ startedOn, billingDay, months }: Rhythm, upTo: Day): Day | undefined {
  const inMonth = monthsAfter(startedOn, 0, billingDay)
  const first = inMonth <= startedOn ? inMonth : monthsAfter(startedOn, -1, billingDay)
  const monthsBetween =
    (Number(upTo.slice(0, 4)) - Number(first.slice(0, 4))) * 12 + Number(upTo.slice(5, 7)) - Number(first.slice(5, 7))
  for (let periods = Math.floor(monthsBetween / months); periods > 0; periods--) {
    const boundary = monthsAfter(first, periods * months, billingDay)
    if (boundary <= upTo) return boundary
  }
  return undefined
}
