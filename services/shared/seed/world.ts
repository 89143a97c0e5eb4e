import type { Day } from '../domain/day'
import type { PlanTerms, SubsidiaryTerms } from '../domain/events'
import { LANES, makeId } from '../domain/ids'
import { servicesBefore } from './accountSizes'
import type { Hours } from './calendar'
import { dayOf, instantOf, numberOf, sharedHours, todayIn } from './calendar'
import type { Chance } from './chance'
import { chanceOf, wheel } from './chance'
import { drawCustomer } from './customer'
import type { OrderedService } from './drawService'
import { drawService } from './drawService'
import { drawFate, fateUnpaid, unpaidDay } from './fate'
import { offersOf } from './offer'
import type { SeededAccount, SeededMethod } from './seededAccount'

export interface WorldOptions {
  /** The same word makes the same world. */
  readonly seed: string
  readonly services: number
  readonly accounts: number
  readonly now: Date
  /** The catalogue in use. */
  readonly subsidiaries: readonly SubsidiaryTerms[]
  readonly plans: readonly PlanTerms[]
}

export interface World {
  readonly accounts: number
  readonly services: number
  readonly account: (index: number) => SeededAccount
}

/** How far back it goes: 14 months. */
const HISTORY_DAYS = 425
/** The share of customers who do not pay, and the most services that they have. */
const UNPAID_SHARE = 0.025
const UNPAID_SERVICES = 4
/** Nothing of the last hours: what is under way belongs to the services themselves. */
const QUIET_MS = 3 * 3_600_000

const drawBillingDay = wheel<number | null>([
  [null, 60],
  [1, 10],
  [15, 5],
  [28, 2],
  [31, 2],
  ...Array.from({ length: 31 }, (_, index): [number, number] => [index + 1, 0.7]),
])

const drawProviderRef = wheel<SeededMethod['providerRef']>([
  ['test_visa', 55],
  ['test_mastercard', 25],
  ['test_sepa_debit', 20],
])

/**
 * The same world for whoever describes it: each service's own seed asks for accounts one by one, in the order of their
 * lanes, and writes what it would know of them. An account depends on its number and the options only.
 */
export function createWorld({ seed, services, accounts, now, subsidiaries, plans }: WorldOptions): World {
  const offers = offersOf(subsidiaries, plans)
  if (offers.length === 0) throw new Error('The catalogue in use sells nothing yet.')
  const drawOffer = wheel(offers.map(offer => [offer, offer.kinds]))
  const zoneOf = createZones(now)
  const series = 100 + chanceOf(seed).below(900)
  const before = (account: number): number => servicesBefore(account, accounts, services)

  return {
    accounts,
    services,
    account(index) {
      const chance = chanceOf(`${seed} ${index}`)
      const lane = Math.floor((index * LANES) / accounts)
      const offer = drawOffer(chance)
      const { subsidiary } = offer
      const customer = drawCustomer(subsidiary, chance)
      const { hours, today } = zoneOf(subsidiary.timeZone, customer.timeZone)
      const moment = (from: Day): Date => drawMoment({ from, today, hours, now }, chance)
      const opened = moment(dayOf(numberOf(today) - HISTORY_DAYS))
      const openedOn = dayOf(Math.floor(opened.getTime() / 86_400_000))
      const billingDay = drawBillingDay(chance)
      const ordered: OrderedService[] = []
      for (let ordinal = before(index); ordinal < before(index + 1); ordinal++) {
        const orderedAt = ordered.length === 0 ? opened : moment(openedOn)
        ordered.push(drawService({ offer, customer, ordinal, series, lane, orderedAt, billingDay, today }, chance))
      }
      const mayNotPay = chance.happens(UNPAID_SHARE) && ordered.length <= UNPAID_SERVICES
      const unpaidSince = mayNotPay ? unpaidDay(ordered.map(({ circumstances }) => circumstances)) : null
      const createdAt = new Date(opened.getTime() - 600_000)
      return {
        ...customer,
        id: makeId('acc', lane, createdAt, chance.bits()),
        lane,
        subsidiary,
        currency: ordered[0]?.plan.currency ?? subsidiary.currency,
        billingDay,
        createdAt,
        hours,
        today,
        method: drawMethod(lane, new Date(opened.getTime() - 300_000), now, unpaidSince !== null, chance),
        unpaidSince,
        services: ordered.map(({ circumstances, ...service }) => ({
          ...service,
          fate: unpaidSince === null ? drawFate(circumstances, chance) : fateUnpaid(circumstances, unpaidSince),
        })),
      }
    },
  }
}

interface Zone {
  readonly hours: Hours
  readonly today: Day
}

/** A handful of pairs of time zones occurs: each is worked out once. */
function createZones(now: Date): (subsidiary: string, customer: string) => Zone {
  const known = new Map<string, Zone>()
  return (...both) => {
    const key = both.join(' ')
    const zone = known.get(key) ?? { hours: sharedHours(both, now.getUTCFullYear()), today: todayIn(now, both) }
    known.set(key, zone)
    return zone
  }
}

/** An instant of the customer's waking hours on a day from one on, and never of the last hours. */
function drawMoment({ from, today, hours, now }: Zone & { from: Day; now: Date }, chance: Chance): Date {
  const latest = now.getTime() - QUIET_MS
  const hour = hours.from + ((hours.to - hours.from) * chance.below(3_600_000)) / 3_600_000
  const drawn = instantOf(dayOf(chance.between(numberOf(from), numberOf(today))), hour)
  const earlier = instantOf(dayOf(numberOf(today) - 2), hour)
  return drawn.getTime() < latest ? drawn : earlier
}

function drawMethod(lane: number, savedAt: Date, now: Date, isBroken: boolean, chance: Chance): SeededMethod {
  const providerRef = isBroken ? 'test_declined' : drawProviderRef(chance)
  const year = now.getUTCFullYear() + chance.between(1, 4)
  const month = String(chance.between(1, 12)).padStart(2, '0')
  return {
    id: makeId('pm', lane, savedAt, chance.bits()),
    providerRef,
    expires: providerRef === 'test_sepa_debit' ? null : `${year}-${month}`,
  }
}
