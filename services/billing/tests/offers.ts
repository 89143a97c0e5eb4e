import type { PlanTerms, PricingTerms, SubsidiaryTerms } from '../../shared/domain/events'
import { currency } from './currency'

/** What billing is told in tests: who sells, and what. */
export const france: SubsidiaryTerms = {
  code: 'FR',
  name: 'Perennial France',
  currency: currency('EUR'),
  taxRateE4: 200_000,
  language: 'fr',
  timeZone: 'Europe/Paris',
  rollout: ['eco', 'web'],
}

const e8 = (euros: number): string => (BigInt(Math.round(euros * 100)) * 1_000_000n).toString()

const pricing = (over: Partial<PricingTerms>): PricingTerms => ({
  capacities: ['renew'],
  mode: 'default',
  unitPrice: e8(10),
  period: 'P1M',
  engagement: null,
  quantity: { min: 1, max: null },
  promotions: [],
  ...over,
})

const plan = (over: Partial<PlanTerms>): PlanTerms => ({
  subsidiary: 'FR',
  catalogVersion: 1,
  code: 'server-1',
  name: 'Server One',
  isAddon: false,
  universe: 'INFRASTRUCTURE',
  range: 'eco',
  currency: currency('EUR'),
  resourceKind: 'Server',
  pricings: [pricing({ unitPrice: e8(16.99) }), pricing({ capacities: ['installation'], period: null })],
  addonFamilies: [],
  configurations: [],
  technical: { server: { cores: 4 } },
  ...over,
})

/** A server of 16.99 a month after 10.00 at the start, and a web hosting of 3.00 a month. */
export const plans: readonly PlanTerms[] = [
  plan({}),
  plan({
    code: 'hosting-1',
    name: 'Hosting One',
    universe: 'WEB',
    range: 'web',
    resourceKind: 'WebHosting',
    pricings: [pricing({ unitPrice: e8(3) })],
    technical: null,
  }),
]
