import type { PlanTerms, PricingTerms } from '../../shared/domain/events'
import { parsePeriodLength } from './periodLength'
import type { PriceTerms, PromotionalPrice } from './terms'

const FREE: PriceTerms = { unitPrice: 0n, promotion: null }

const withCapacity = ({ pricings }: PlanTerms, capacity: string, mode: string): PricingTerms | undefined =>
  pricings.find(pricing => pricing.mode === mode && pricing.capacities.includes(capacity))

/** The promotion that costs the customer least of those that can be had at an instant. */
function promotionAt({ promotions, unitPrice }: PricingTerms, now: Date): PromotionalPrice | null {
  let best: PromotionalPrice | null = null
  for (const offer of promotions) {
    const begun = offer.startsAt === null || new Date(offer.startsAt) <= now
    const over = offer.endsAt !== null && new Date(offer.endsAt) <= now
    const price = BigInt(offer.unitPrice)
    if (!begun || over || price >= (best?.unitPrice ?? BigInt(unitPrice))) continue
    best = { name: offer.name, unitPrice: price, periods: offer.periods }
  }
  return best
}

const priceOf = (pricing: PricingTerms, now: Date): PriceTerms => ({
  unitPrice: BigInt(pricing.unitPrice),
  promotion: promotionAt(pricing, now),
})

/** What is paid once for one of a plan or option. */
export function setupPrice(offer: PlanTerms, mode: string, now: Date): PriceTerms {
  const pricing = withCapacity(offer, 'installation', mode)
  return pricing ? priceOf(pricing, now) : FREE
}

/** What is paid each period for one of a plan or option in a mode. */
export interface RecurringOffer {
  readonly period: string
  readonly price: PriceTerms
  readonly quantity: PricingTerms['quantity']
  readonly engagement: PricingTerms['engagement']
}

/**
 * The recurring price in a mode; undefined when the mode is not offered, or in a period that cannot be billed.
 * What is only paid by use is free each month.
 */
export function recurringOffer(offer: PlanTerms, mode: string, now: Date): RecurringOffer | undefined {
  const renewal = withCapacity(offer, 'renew', mode)
  if (renewal) {
    const { period, quantity, engagement } = renewal
    const billable = period !== null && parsePeriodLength(period) !== undefined
    return billable ? { period, price: priceOf(renewal, now), quantity, engagement } : undefined
  }
  const byUse = withCapacity(offer, 'consumption', mode)
  return byUse && { period: 'P1M', price: FREE, quantity: byUse.quantity, engagement: null }
}

/** The recurring price of an option beside a plan of a mode and period; undefined when it cannot be billed together with it. */
export function optionOffer(addon: PlanTerms, mode: string, period: string, now: Date): RecurringOffer | undefined {
  const offers = [recurringOffer(addon, mode, now), recurringOffer(addon, 'default', now)]
  const fitting = offers.find(offer => offer && (offer.period === period || offer.price === FREE))
  if (fitting || offers.some(offer => offer)) return fitting
  const once = withCapacity(addon, 'installation', mode)
  return once && { period, price: FREE, quantity: once.quantity, engagement: null }
}
