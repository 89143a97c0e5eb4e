import type { PlanTerms, SubsidiaryTerms } from '../../shared/domain/events'
import { UNIT_PRICE_DIGITS, parseDecimal } from '../../shared/domain/money'
import type { Plan, Scenario } from './format'

/** Sells everything of a scenario. */
export const SUBSIDIARY = 'CONF'
const range = 'conformance'

/** A scenario asks for something that billing cannot do yet. */
export class NotBuilt extends Error {
  constructor(what: string) {
    super(`${what}: billing does not have this yet`)
  }
}

export const subsidiaryOf = ({ currency }: Scenario): SubsidiaryTerms => ({
  code: SUBSIDIARY,
  name: 'Conformance',
  currency,
  taxRateE4: 200_000,
  language: 'en',
  timeZone: 'UTC',
  rollout: [range],
})

/** The plan as the catalogue tells billing of it. */
export function planTermsOf(code: string, plan: Plan, { currency }: Scenario): PlanTerms {
  if (plan.trial !== undefined) throw new NotBuilt(`the trial of plan ${code}`)
  if (plan.usage !== undefined) throw new NotBuilt(`the usage prices of plan ${code}`)
  const pricing = { mode: 'default', engagement: null, quantity: { min: 1, max: null }, promotions: [] }
  const renewal = { ...pricing, capacities: ['renew'], unitPrice: unitPrice(plan.price), period: plan.period }
  const setup = { ...pricing, capacities: ['installation'], unitPrice: unitPrice(plan.setup ?? '0'), period: null }
  return {
    subsidiary: SUBSIDIARY,
    catalogVersion: 1,
    code,
    name: code,
    isAddon: false,
    universe: 'WEB',
    range,
    currency,
    resourceKind: 'WebHosting',
    pricings: plan.setup === undefined ? [renewal] : [renewal, setup],
    addonFamilies: [],
    configurations: [],
    technical: null,
  }
}

function unitPrice(text: string): string {
  const price = parseDecimal(text, UNIT_PRICE_DIGITS)
  if (price === undefined) throw new Error(`a price of ${text} has more than ${UNIT_PRICE_DIGITS} decimals`)
  return price.toString()
}
