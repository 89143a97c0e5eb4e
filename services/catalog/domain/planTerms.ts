import type { Currency } from '../../shared/domain/currency'
import type { PlanTerms, PricingTerms, PromotionTerms } from '../../shared/domain/events'
import type { Plan, Pricing, Promotion } from './plan'

const promotionTerms = ({ name, total, startsAt, endsAt, periods }: Promotion): PromotionTerms => ({
  name,
  unitPrice: total.toString(),
  startsAt,
  endsAt,
  periods,
})

const pricingTerms = ({
  capacities,
  mode,
  price,
  period,
  engagement,
  quantity,
  promotions,
}: Pricing): PricingTerms => ({
  capacities,
  mode,
  unitPrice: price.toString(),
  period,
  engagement,
  quantity,
  promotions: promotions.map(promotionTerms),
})

interface Catalogue {
  readonly subsidiary: string
  readonly version: number
  readonly currency: Currency
}

/** All that is needed to sell a plan of a version, so that whoever sells it never has to ask. */
export function planTerms({ subsidiary, version, currency }: Catalogue, plan: Plan): PlanTerms {
  const { code, name, isAddon, universe, range, resourceKind, terms } = plan
  return {
    subsidiary,
    catalogVersion: version,
    code,
    name,
    isAddon,
    universe,
    range,
    currency,
    resourceKind,
    pricings: terms.pricings.map(pricingTerms),
    addonFamilies: terms.addonFamilies,
    configurations: terms.configurations,
    technical: terms.technical,
  }
}
