import type { Day } from '../domain/day'
import type { Rhythm } from './calendar'
import { dayOf, lastRenewal, numberOf } from './calendar'
import type { Chance } from './chance'

/** What became of a service until today. */
export type Fate =
  /** It runs and renews. */
  | { readonly kind: 'RUNS' }
  /** It was stopped on a day, with a credit for the rest of its period. */
  | { readonly kind: 'STOPPED'; readonly on: Day }
  /** Its stop for the end of the period was asked for on a day; that end has come. */
  | { readonly kind: 'RAN_OUT'; readonly askedOn: Day; readonly by: Day }
  /** The same, and it is still to come. */
  | { readonly kind: 'STOPPING'; readonly askedOn: Day }
  /** Automatic renewal was switched off on a day; what is paid still runs. */
  | { readonly kind: 'NOT_RENEWED'; readonly askedOn: Day }
  /** Its last invoice could not be charged, and the patience with it is over. */
  | { readonly kind: 'SUSPENDED'; readonly on: Day }

const RUNS: Fate = { kind: 'RUNS' }

export interface Circumstances {
  readonly rhythm: Rhythm
  readonly isCommitted: boolean
  readonly isFree: boolean
  readonly today: Day
}

/** For so many days before today stops and switches are still remembered as recent. */
const RECENT_DAYS = 20
/** Committed services are left alone when their first commitment may be over: what follows it is billing's to know. */
const COMMITTED_DAYS = 330

/** So long after it was issued an unpaid invoice suspends its services: when it was tried to be charged four times. */
const PATIENCE_DAYS = 5
/** Invoices that were not paid are younger than a month, so that each service has one at most. */
const UNPAID_DAYS = 27

const within = (from: Day, to: Day, chance: Chance): Day => dayOf(chance.between(numberOf(from), numberOf(to)))
const daysAfter = (day: Day, days: number): Day => dayOf(numberOf(day) + days)

/** A commitment may be over, so that only billing knows when it is billed. */
const isOpen = ({ rhythm, isCommitted, today }: Circumstances): boolean =>
  isCommitted && daysAfter(rhythm.startedOn, COMMITTED_DAYS) < today

export function drawFate(circumstances: Circumstances, chance: Chance): Fate {
  const { rhythm, isCommitted, today } = circumstances
  const { startedOn } = rhythm
  const drawn = chance.below(100)
  if (drawn >= 15 || isOpen(circumstances)) return RUNS
  const renewed = lastRenewal(rhythm, today)
  if (drawn < 3) {
    const least = daysAfter(startedOn, 3)
    return isCommitted || least >= today ? RUNS : { kind: 'STOPPED', on: within(least, daysAfter(today, -1), chance) }
  }
  if (drawn < 7) {
    if (isCommitted || !renewed) return RUNS
    return { kind: 'RAN_OUT', askedOn: within(startedOn, daysAfter(renewed, -1), chance), by: renewed }
  }
  const paidOn = renewed ?? startedOn
  const recent = daysAfter(today, -RECENT_DAYS)
  const askedOn = within(paidOn > recent ? paidOn : recent, today, chance)
  return { kind: drawn < 9 ? 'STOPPING' : 'NOT_RENEWED', askedOn }
}

/** A day since when invoices may not have been paid: one on which something was renewed lately. */
export function unpaidDay(services: readonly Circumstances[]): Day | null {
  if (services.some(service => isOpen(service) || service.isFree)) return null
  const renewals = services.flatMap(({ rhythm, today }) => {
    const renewed = lastRenewal(rhythm, today)
    return renewed && numberOf(today) - numberOf(renewed) <= UNPAID_DAYS ? renewed : []
  })
  return renewals.sort()[0] ?? null
}

/** What became of a service of a customer who does not pay. */
export function fateUnpaid({ rhythm, today }: Circumstances, unpaidSince: Day): Fate {
  const renewed = lastRenewal(rhythm, today)
  if (!renewed || renewed < unpaidSince || daysAfter(renewed, PATIENCE_DAYS) >= today) return RUNS
  return { kind: 'SUSPENDED', on: daysAfter(renewed, PATIENCE_DAYS) }
}
