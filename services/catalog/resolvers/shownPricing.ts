import type { Currency } from '../../shared/domain/currency'
import { formatUnitPrice } from '../../shared/domain/money'
import type { Pricing, Promotion } from '../domain/plan'
import type { PricingMode } from '../domain/pricingModes'
import { isActive } from '../domain/promotion'
import { shownMoney, shownOrNull } from './shownMoney'
import type * as Graph from './types.generated'

/** In per cent, or an amount in the pricing's currency. */
function valueOf({ type, percent, discount, total }: Promotion, currency: Currency): string {
  if (type === 'PERCENTAGE') return percent ?? '0'
  return formatUnitPrice(type === 'AMOUNT' ? discount : total, currency)
}

const shownPromotion = (promotion: Promotion, currency: Currency, now: Date): Graph.Promotion => ({
  name: promotion.name,
  description: promotion.description,
  type: promotion.type,
  value: valueOf(promotion, currency),
  discount: shownMoney(promotion.discount, currency),
  total: shownMoney(promotion.total, currency),
  startsAt: promotion.startsAt === null ? null : new Date(promotion.startsAt),
  endsAt: promotion.endsAt === null ? null : new Date(promotion.endsAt),
  periods: promotion.periods,
  active: isActive(promotion, now),
})

export const shownPricing = (pricing: Pricing, currency: Currency, now: Date): Graph.Pricing => ({
  ...pricing,
  capacities: [...pricing.capacities],
  price: shownMoney(pricing.price, currency),
  tax: shownMoney(pricing.tax, currency),
  promotions: pricing.promotions.map(promotion => shownPromotion(promotion, currency, now)),
})

export const shownMode = (mode: PricingMode, currency: Currency): Graph.PricingMode => ({
  ...mode,
  price: shownMoney(mode.price, currency),
  promotionalPrice: shownOrNull(mode.promotionalPrice, currency),
  setupFee: shownMoney(mode.setupFee, currency),
})
