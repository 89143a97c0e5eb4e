import type { Offer } from './offer'
import { offers } from './offers'
import type { Market } from './pricing'
import { rental } from './pricing'

/** Below the numbers of any real publisher, so that a real catalogue takes the demo's place. */
const version = 1

const toPlan = (offer: Offer, market: Market): object => ({
  planCode: offer.code,
  invoiceName: offer.name,
  product: offer.code,
  family: null,
  pricingType: offer.consumption ? 'consumption' : 'rental',
  consumptionConfiguration: offer.consumption ?? null,
  blobs: { commercial: offer.commercial },
  configurations: offer.choices.map(({ name, values, mandatory }) => ({
    name,
    isCustom: values.length === 0,
    isMandatory: mandatory,
    values: values.length === 0 ? null : values,
  })),
  addonFamilies: offer.families.map(({ name, options, required }) => ({
    name,
    addons: options.map(({ code }) => code),
    default: required ? (options[0]?.code ?? null) : null,
    exclusive: required,
    mandatory: required,
  })),
  pricings: offer.pricings(market),
})

/** Options that several offers share stand once; they can be paid in every mode of those that offer them. */
function addonsOf(market: Market): { addons: object[]; products: object[] } {
  const options = offers.flatMap(({ families, modes }) =>
    families.flatMap(family => family.options.map(option => ({ option, family: family.name, modes }))),
  )
  const shared = [...new Map(options.map(entry => [entry.option.code, entry])).values()]
  return {
    addons: shared.map(({ option, family, modes }) => ({
      planCode: option.code,
      invoiceName: option.name,
      product: option.code,
      family,
      pricingType: 'rental',
      consumptionConfiguration: null,
      blobs: null,
      configurations: [],
      addonFamilies: [],
      pricings: rental(market, { monthly: option.monthly, modes }),
    })),
    products: shared.map(({ option }) => product(option.code, option.name, option.technical)),
  }
}

const product = (name: string, description: string, technical: object): object => ({
  name,
  description,
  blobs: { technical },
  configurations: [],
})

/** The demo's catalogue of a market, in the public format of catalogues: one line for each plan, option and product. */
export function demoDocument(market: Market): string {
  const { subsidiary, currencyCode, taxRate } = market
  const { addons, products } = addonsOf(market)
  const list = (elements: readonly object[]): string =>
    `[\n${elements.map(element => JSON.stringify(element)).join(',\n')}\n]`
  const fields = {
    catalogId: String(version),
    locale: JSON.stringify({ currencyCode, subsidiary, taxRate }),
    plans: list(offers.map(offer => toPlan(offer, market))),
    addons: list(addons),
    products: list([...offers.map(offer => product(offer.code, offer.description, offer.technical)), ...products]),
    planFamilies: list(
      [...new Set(offers.flatMap(offer => offer.families.map(({ name }) => name)))].map(name => ({ name })),
    ),
  }
  const body = Object.entries(fields).map(([name, value]) => `${JSON.stringify(name)}: ${value}`)
  return `{\n${body.join(',\n')}\n}\n`
}
