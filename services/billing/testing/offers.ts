import type { Currency } from '../../shared/domain/currency'
import { parseCurrency } from '../../shared/domain/currency'
import type { PlanTerms, PricingTerms } from '../../shared/domain/events'
import { parseDecimal } from '../../shared/domain/money'

/** A currency that a test knows to exist. */
export function currencyOf(code: string): Currency {
  const currency = parseCurrency(code)
  if (!currency) throw new RangeError(`no currency: ${code}`)
  return currency
}

/** A price in 10⁻⁸ as catalogues publish it. */
export const e8 = (price: string): string => {
  const units = parseDecimal(price, 8)
  if (units === undefined) throw new RangeError(`no price: ${price}`)
  return units.toString()
}

/** A recurring price of 10.00 a month without commitment, unless told otherwise. */
export const pricing = ({
  price = '10.00',
  ...over
}: Partial<PricingTerms> & { price?: string } = {}): PricingTerms => ({
  capacities: ['renew'],
  mode: 'default',
  unitPrice: e8(price),
  period: 'P1M',
  engagement: null,
  quantity: { min: 1, max: null },
  promotions: [],
  ...over,
})

/** What is paid once at the start. */
export const setupFee = (price: string, over: Partial<PricingTerms> = {}): PricingTerms =>
  pricing({ price, capacities: ['installation'], period: null, ...over })

/** A server of 10.00 EUR a month in France, unless told otherwise. */
export const plan = (over: Partial<PlanTerms> = {}): PlanTerms => ({
  subsidiary: 'FR',
  catalogVersion: 1,
  code: 'server',
  name: 'Server',
  isAddon: false,
  universe: 'INFRASTRUCTURE',
  range: 'eco',
  currency: currencyOf('EUR'),
  resourceKind: 'Server',
  pricings: [pricing()],
  addonFamilies: [],
  configurations: [],
  technical: null,
  ...over,
})

export const addon = (code: string, over: Partial<PlanTerms> = {}): PlanTerms =>
  plan({ code, name: code, isAddon: true, resourceKind: null, pricings: [pricing({ price: '2.00' })], ...over })

export const family = (
  name: string,
  addons: readonly string[],
  over: Partial<PlanTerms['addonFamilies'][number]> = {},
): PlanTerms['addonFamilies'][number] => ({
  name,
  addons,
  mandatory: false,
  exclusive: false,
  default: null,
  ...over,
})
