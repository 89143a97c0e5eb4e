import { addonRanges } from './addonRanges'
import type { Offered } from './addonRanges'
import type { Classification } from './classification'
import { classify } from './classification'
import { digestOf } from './digest'
import type { RawPlan, RawProduct } from './format/plan'
import { withTax } from './format/pricing'
import type { Part } from './hardware'
import { hardwareOf } from './hardware'
import type { Json, JsonObject } from './numeral'
import { at, isObject } from './numeral'
import type { Configuration, Plan, PlanContent, Product } from './plan'
import { ALL_RANGES } from './plan'
import { monthlyPrice } from './pricingModes'

/** What was read, with the fingerprint of how it was published. */
export type Published<Part> = Part & { readonly digest: string }

type Products = ReadonlyMap<string, Published<RawProduct>>

/** An offer as it was read, with all that is known of the product behind it. */
interface Offer {
  readonly raw: Published<RawPlan>
  readonly product: Published<RawProduct> | undefined
  readonly technical: JsonObject | null
  readonly blobs: JsonObject | null
}

const toProduct = ({ name, description, configurations }: RawProduct): Product => ({
  name,
  description: description ?? null,
  configurations: configurations ?? [],
})

const objectAt = (document: Json, name: string): JsonObject | null => {
  const found = at(document, name)
  return isObject(found) ? found : null
}

function toOffer(raw: Published<RawPlan>, products: Products): Offer {
  const product = raw.product ? products.get(raw.product) : undefined
  const technical = { ...objectAt(product?.blobs ?? null, 'technical'), ...objectAt(raw.blobs, 'technical') }
  const blobs = Object.entries(isObject(raw.blobs) ? raw.blobs : {}).filter(([name]) => name !== 'technical')
  return {
    raw,
    product,
    technical: Object.keys(technical).length > 0 ? technical : null,
    blobs: blobs.length > 0 ? Object.fromEntries(blobs) : null,
  }
}

const nameOf = ({ planCode, invoiceName }: RawPlan): string => invoiceName ?? planCode

const classificationOf = ({ raw, technical, blobs }: Offer): Classification =>
  classify({
    code: raw.planCode,
    name: nameOf(raw),
    family: raw.family ?? null,
    product: raw.product ?? null,
    technical,
    commercial: at(blobs ?? undefined, 'commercial') ?? null,
  })

const optionsOf = ({ addonFamilies }: RawPlan): string[] => (addonFamilies ?? []).flatMap(({ addons }) => addons)

const isDatacenter = ({ name, custom }: Configuration): boolean => !custom && /datacenter/i.test(name)

/** Plans first, then add-ons. */
export function toPlans(
  raw: { readonly plans: readonly Published<RawPlan>[]; readonly addons: readonly Published<RawPlan>[] },
  products: Products,
  taxRateE4: number,
): Plan[] {
  const plans = raw.plans.map(plan => toOffer(plan, products))
  const addons = new Map(raw.addons.map(addon => [addon.planCode, toOffer(addon, products)]))
  const classified = plans.map(offer => ({ offer, belongs: classificationOf(offer) }))
  const ranges = addonRanges(
    classified.map(({ offer, belongs }) => ({ code: offer.raw.planCode, addons: optionsOf(offer.raw), belongs })),
    raw.addons.map(addon => ({ code: addon.planCode, addons: optionsOf(addon) })),
  )

  const partsOf = ({ raw: { planCode, addonFamilies }, technical }: Offer): Part[] => [
    { code: planCode, family: '', technical },
    ...(addonFamilies ?? []).flatMap(({ name, addons: codes }) =>
      codes.map(code => ({ code, family: name, technical: addons.get(code)?.technical ?? null })),
    ),
  ]

  const contentOf = (offer: Offer): PlanContent => ({
    pricings: offer.raw.pricings.map(pricing => withTax(pricing, taxRateE4)),
    addonFamilies: offer.raw.addonFamilies ?? [],
    configurations: offer.raw.configurations ?? [],
    product: offer.product ? toProduct(offer.product) : null,
    hardware: hardwareOf(offer.technical, partsOf(offer)),
    technical: offer.technical,
    blobs: offer.blobs,
    consumption: offer.raw.consumptionConfiguration,
    pricingType: offer.raw.pricingType ?? 'rental',
  })

  const described = (offer: Offer, terms: PlanContent) => ({
    code: offer.raw.planCode,
    name: nameOf(offer.raw),
    description: offer.raw.description ?? offer.product?.description ?? null,
    family: offer.raw.family ?? null,
    monthlyPrice: monthlyPrice(terms.pricings),
    digest: digestOf(`${offer.raw.digest} ${offer.product?.digest ?? ''}`),
    datacenters: terms.configurations.filter(isDatacenter).flatMap(({ values }) => values),
    terms,
  })

  const toPlan = ({ offer, belongs }: { offer: Offer; belongs: Classification }): Plan => ({
    ...described(offer, contentOf(offer)),
    isAddon: false,
    universe: belongs.universe,
    range: belongs.range,
    brand: belongs.brand,
    ranges: [belongs.range],
    resourceKind: belongs.resourceKind,
  })

  const toAddon = (offer: Offer): Plan => {
    const offeredIn = ranges.get(offer.raw.planCode) ?? new Map<string, Offered>()
    const [first, ...others] = offeredIn.values()
    const own = first ?? classificationOf(offer)
    return {
      ...described(offer, contentOf(offer)),
      isAddon: true,
      universe: own.universe,
      range: others.length > 0 ? ALL_RANGES : own.range,
      brand: [...new Set([own.brand, ...others.map(({ brand }) => brand)])].sort().join(', '),
      ranges: [...offeredIn.keys()].sort(),
      resourceKind: null,
    }
  }

  return [...classified.map(toPlan), ...[...addons.values()].map(toAddon)]
}
