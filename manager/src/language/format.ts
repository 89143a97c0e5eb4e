import type { Decimal } from './decimal'
import { scaleOf } from './decimal'

export interface Amount {
  readonly amount: Decimal
  readonly currency: string
}

/** How amounts, days and lengths of time are written in a locale, with days as they are in the account's time zone. */
export function createFormat(locale: string, timeZone: string) {
  const currencies = new Map<string, Intl.NumberFormat>()
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const calendar = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'unit', unit: 'percent', maximumFractionDigits: 2 })
  const list = new Intl.ListFormat(locale)

  const inCurrency = (currency: string, decimals: number) => {
    const key = `${currency}:${decimals}`
    const known = currencies.get(key)
    if (known) return known
    const usual = new Intl.NumberFormat(locale, { style: 'currency', currency })
    const enough = Math.max(decimals, usual.resolvedOptions().maximumFractionDigits ?? 0)
    const made = new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: enough })
    currencies.set(key, made)
    return made
  }

  const today = (now: Date) => calendar.format(now)

  const measure = (value: number, unit: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value)

  const rate = (mbps: number) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: mbps < 1000 ? 'megabit-per-second' : 'gigabit-per-second',
    }).format(mbps < 1000 ? mbps : mbps / 1000)

  return {
    /**
     * The decimal string goes to Intl as it is, never by way of a float. Prices below one unit, such as that of an hour,
     * keep all their decimals.
     */
    money: ({ amount, currency }: Amount) =>
      inCurrency(currency, /^-?0*(\.|$)/.test(amount) ? scaleOf(amount) : 0).format(amount),
    /** `2026-12-31`, a day without an hour. */
    day: (value: string) => day.format(new Date(`${value}T00:00:00Z`)),
    instant: (value: string) => instant.format(new Date(value)),
    /** Today in the account's time zone, as `2026-11-22`. */
    today,
    /** How far away a day is: `in 3 days`, `tomorrow`, `in 12 months`. */
    daysAway: (value: string, now: Date) => {
      const days = daysBetween(today(now), value)
      return Math.abs(days) < 60 ? relative.format(days, 'day') : relative.format(Math.round(days / 30.44), 'month')
    },
    /** How long ago an instant was, in the unit that suits. */
    ago: (value: string, now: Date) => {
      const seconds = Math.round((new Date(value).getTime() - now.getTime()) / 1000)
      const [divisor, unit] = unitFor(Math.abs(seconds))
      return relative.format(Math.round(seconds / divisor), unit)
    },
    /** `P12M` as `12 months`; left as it is when it is no length of one unit. */
    duration: (value: string) => {
      const parsed = /^P(\d+)([DWMY])$/.exec(value)
      const unit = durationUnits[parsed?.[2] ?? '']
      return parsed && unit ? measure(Number(parsed[1]), unit) : value
    },
    number: (value: number) => number.format(value),
    percent: (value: Decimal) => percent.format(value),
    /** A rate in Mbit/s, in Gbit/s from a thousand on. */
    bandwidth: (mbps: number) => rate(mbps),
    list: (values: readonly string[]) => list.format(values),
  }
}

export type Format = ReturnType<typeof createFormat>

const durationUnits: Record<string, string> = { D: 'day', W: 'week', M: 'month', Y: 'year' }

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

function unitFor(seconds: number): readonly [number, Intl.RelativeTimeFormatUnit] {
  if (seconds < 60) return [1, 'second']
  if (seconds < 3600) return [60, 'minute']
  if (seconds < 86_400) return [3600, 'hour']
  return [86_400, 'day']
}
