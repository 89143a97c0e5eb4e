import type { Currency } from '../domain/currency'
import { parseCurrency } from '../domain/currency'
import type { PlanTerms, PricingTerms, ResourceKind, SubsidiaryTerms, Universe } from '../domain/events'

/** A catalogue in use of two subsidiaries that sell a bit of everything, in currencies of two and of no decimals. */
export const catalogue = (): { subsidiaries: SubsidiaryTerms[]; plans: PlanTerms[] } => {
  const subsidiaries = [
    subsidiary('FR', 'EUR', 200_000, 'Europe/Paris', 'fr'),
    subsidiary('SN', 'XOF', 180_000, 'Africa/Dakar', 'fr'),
  ]
  return { subsidiaries, plans: subsidiaries.flatMap(plansOf) }
}

const currency = (code: string): Currency => {
  const parsed = parseCurrency(code)
  if (!parsed) throw new TypeError(`no currency: ${code}`)
  return parsed
}

const subsidiary = (
  code: string,
  currencyCode: string,
  taxRateE4: number,
  timeZone: string,
  language: string,
): SubsidiaryTerms => ({
  code,
  name: `Perennial ${code}`,
  currency: currency(currencyCode),
  taxRateE4,
  language,
  timeZone,
  rollout: ['BASE'],
})

function plansOf({ code: subsidiaryCode, currency: paidIn }: SubsidiaryTerms): PlanTerms[] {
  const plan = (code: string, kind: ResourceKind | null, universe: Universe, pricings: PricingTerms[]): PlanTerms => ({
    subsidiary: subsidiaryCode,
    catalogVersion: 7,
    code,
    name: `The ${code}`,
    isAddon: kind === null,
    universe,
    range: 'BASE',
    currency: paidIn,
    resourceKind: kind,
    pricings,
    addonFamilies: [],
    configurations: [],
    technical: { memory: { size: 16, sizeUnit: 'GB' } },
  })
  const family = (name: string, mandatory: boolean, addons: string[]): PlanTerms['addonFamilies'][number] => ({
    name,
    mandatory,
    exclusive: mandatory,
    default: mandatory ? (addons[0] ?? null) : null,
    addons,
  })
  return [
    plan('domain-com', 'Domain', 'WEB', [renewal('default', 'P1Y', 999_000_000n)]),
    plan('web-start', 'WebHosting', 'WEB', [renewal('default', 'P1Y', 3_588_000_000n)]),
    plan('mail-10', 'Mailbox', 'WEB', [renewal('default', 'P1M', 199_000_000n)]),
    {
      ...plan('server-1', 'Server', 'INFRASTRUCTURE', [
        renewal('default', 'P1M', 1_699_000_000n),
        setup('default', 1_000_000_000n),
        {
          ...renewal('degressivity12', 'P1M', 1_499_000_000n),
          engagement: { duration: 'P12M', type: 'PERIODIC', endAction: 'STOP_ENGAGEMENT_FALLBACK_DEFAULT_PRICE' },
        },
        {
          ...renewal('upfront12', 'P12M', 16_990_000_000n),
          engagement: { duration: 'P12M', type: 'UPFRONT', endAction: 'REACTIVATE_ENGAGEMENT' },
        },
      ]),
      addonFamilies: [family('memory', true, ['ram-16', 'ram-32']), family('backup', false, ['backup-500'])],
      configurations: [
        { name: 'dedicated_datacenter', mandatory: true, custom: false, values: ['gra', 'rbx'] },
        { name: 'dedicated_os', mandatory: false, custom: false, values: ['none_64.en'] },
      ],
    },
    plan('b3-8', 'Instance', 'CLOUD', [usage()]),
    plan('phone-1', 'PhoneLine', 'TELECOM', [renewal('default', 'P1M', 119_000_000n)]),
    plan('ram-16', null, 'INFRASTRUCTURE', [renewal('default', 'P1M', 0n), renewal('upfront12', 'P12M', 0n)]),
    plan('ram-32', null, 'INFRASTRUCTURE', [
      renewal('default', 'P1M', 500_000_000n),
      renewal('upfront12', 'P12M', 5_000_000_000n),
    ]),
    plan('backup-500', null, 'INFRASTRUCTURE', [renewal('default', 'P1M', 400_000_000n)]),
  ]
}

const pricing = (mode: string, capacity: string, period: string | null, unitPrice: bigint): PricingTerms => ({
  capacities: [capacity],
  mode,
  unitPrice: unitPrice.toString(),
  period,
  engagement: null,
  quantity: { min: 1, max: null },
  promotions: [],
})

const renewal = (mode: string, period: string, unitPrice: bigint): PricingTerms =>
  pricing(mode, 'renew', period, unitPrice)
const setup = (mode: string, unitPrice: bigint): PricingTerms => pricing(mode, 'installation', null, unitPrice)
const usage = (): PricingTerms => pricing('default', 'consumption', 'PT1H', 4_000_000n)
