import type { Day } from '../domain/day'
import type { PlanTerms } from '../domain/events'
import { makeId } from '../domain/ids'
import { dayOf } from './calendar'
import type { Chance } from './chance'
import type { Customer } from './customer'
import type { Circumstances } from './fate'
import { nameOf } from './naming'
import type { Mode, Offer } from './offer'
import type { SeededService } from './seededAccount'

export interface Ordering {
  readonly offer: Offer
  readonly customer: Customer
  readonly ordinal: number
  readonly series: number
  readonly lane: number
  readonly orderedAt: Date
  /** The account's; null: that of the order. */
  readonly billingDay: number | null
  readonly today: Day
}

/** A service that was ordered; what became of it is drawn when all of its account are known. */
export type OrderedService = Omit<SeededService, 'fate'> & { readonly circumstances: Circumstances }

export function drawService(ordering: Ordering, chance: Chance): OrderedService {
  const { offer, customer, ordinal, series, lane, orderedAt, today } = ordering
  const { terms: plan, kind, drawMode } = offer.drawPlan(chance)
  const mode = drawMode(chance)
  const displayName = nameOf({ kind, plan, customer, ordinal, series }, chance)
  // Orders are made at hours at which it is the same day for the customer as it is in UTC.
  const startedOn = dayOf(Math.floor(orderedAt.getTime() / 86_400_000))
  const billingDay = ordering.billingDay ?? Number(startedOn.slice(8, 10))
  return {
    id: makeId('svc', lane, orderedAt, chance.bits()),
    ordinal,
    plan,
    kind,
    mode: mode.name,
    quantity: drawQuantity(mode, chance),
    options: drawOptions(mode, chance),
    configuration: drawConfiguration(plan, displayName, chance),
    displayName,
    orderedAt,
    deliveredAt: new Date(orderedAt.getTime() + chance.between(20_000, kind === 'Server' ? 7_200_000 : 300_000)),
    startedOn,
    billingDay,
    circumstances: {
      rhythm: { startedOn, billingDay, months: mode.months },
      isCommitted: mode.isCommitted,
      isFree: mode.isFree,
      today,
    },
  }
}

function drawQuantity({ quantity: { min, max } }: Mode, chance: Chance): number {
  const wanted = chance.happens(0.03) ? chance.between(2, 3) : 1
  return Math.max(min, Math.min(wanted, max ?? wanted))
}

/** Every family is answered, as most are by their default, so that nobody has to know what would be added. */
function drawOptions({ families }: Mode, chance: Chance): SeededService['options'] {
  const chosen = new Set<PlanTerms>()
  for (const { mandatory, preset, addons } of families) {
    // Some add-ons stand in several families: what one family has answered is not chosen again.
    if (addons.length === 0 || addons.some(addon => chosen.has(addon))) continue
    if (chance.happens(mandatory ? 0.3 : 0.1)) chosen.add(chance.pick(addons))
    else if (mandatory) chosen.add(preset ?? chance.pick(addons))
  }
  return [...chosen].map(addon => ({ addon, quantity: 1 }))
}

function drawConfiguration(plan: PlanTerms, name: string, chance: Chance): SeededService['configuration'] {
  return plan.configurations.flatMap(({ name: asked, custom, mandatory, values }) => {
    if (!mandatory && chance.happens(0.5)) return []
    if (values.length > 0) return [{ name: asked, value: chance.pick(values) }]
    return custom ? [{ name: asked, value: name }] : []
  })
}
