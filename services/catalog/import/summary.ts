import type { Currency } from '../../shared/domain/currency'
import { formatUnitPrice } from '../../shared/domain/money'
import type { ImportOutcome, Standing } from '../actions/importVersion'
import type { CatalogVersion } from '../domain/plan'
import type { Changes, PriceChange } from '../domain/versionDiff'

/** How many codes and price changes are shown unless all are asked for. */
const shownCodes = 12
const shownPrices = 20

const standings: Readonly<Record<Standing, string>> = {
  SOLD: 'the newest',
  SCHEDULED: 'sold when that day comes',
  HISTORY: 'history, a newer one is sold',
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

const counts = ({ added, changed, withdrawn }: Changes): string =>
  `${added.length} new, ${changed.length} changed, ${withdrawn.length} withdrawn`

function listed(title: string, codes: readonly string[], all: boolean): string[] {
  if (codes.length === 0) return []
  const shown = all ? codes : codes.slice(0, shownCodes)
  const more = codes.length > shown.length ? ` and ${codes.length - shown.length} more` : ''
  return [`  ${title}: ${shown.join(', ')}${more}`]
}

function priceLine({ code, capacities, mode, period, before, after }: PriceChange, currency: Currency): string {
  const price = (value: bigint | null): string => (value === null ? 'none' : formatUnitPrice(value, currency))
  const what = [capacities.join('+'), mode, period].filter(part => part !== null).join(' ')
  return `    ${code}  ${what}  ${price(before)} → ${price(after)} ${currency}`
}

function priceLines(prices: readonly PriceChange[], catalog: CatalogVersion, all: boolean): string[] {
  if (prices.length === 0) return []
  const addons = new Set(catalog.plans.filter(({ isAddon }) => isAddon).map(({ code }) => code))
  // What a customer sees first comes first: plans before options.
  const sorted = [...prices].sort((a, b) => Number(addons.has(a.code)) - Number(addons.has(b.code)))
  const shown = all ? sorted : sorted.slice(0, shownPrices)
  const more = sorted.length - shown.length
  return [
    `  ${counted(prices.length, 'price change')}:`,
    ...shown.map(change => priceLine(change, catalog.currency)),
    ...(more > 0 ? [`    and ${more} more (--all shows them)`] : []),
  ]
}

/** What an import has done, or would do, in lines for a person. */
export function summary(catalog: CatalogVersion, outcome: ImportOutcome, all: boolean): string[] {
  const { subsidiary, version, currency, taxRateE4, plans } = catalog
  const from = outcome.effectiveFrom.toISOString().replace(/T00:00:00\.000Z$/, '')
  const head = `  ${subsidiary} version ${version}, ${currency}, ${taxRateE4 / 10_000} % tax`
  if (outcome.status === 'KNOWN') return [`${head}: there already, sold from ${from}; nothing to do`]
  const { changes, standing } = outcome
  const addons = plans.filter(({ isAddon }) => isAddon).length
  const prices = plans.reduce((sum, { terms }) => sum + terms.pricings.length, 0)
  return [
    `${head}, sold from ${from}: ${standings[standing]}`,
    `  ${counted(plans.length - addons, 'plan')}, ${counted(addons, 'add-on')}, ${counted(prices, 'price')}`,
    changes.since === null ? '  the first version that is known' : `  since version ${changes.since}:`,
    `  plans: ${counts(changes.plans)}; add-ons: ${counts(changes.addons)}`,
    ...(changes.since === null ? [] : listed('new plans', changes.plans.added, all)),
    ...listed('changed plans', changes.plans.changed, all),
    ...listed('withdrawn plans', changes.plans.withdrawn, all),
    ...priceLines(changes.prices, catalog, all),
  ]
}
