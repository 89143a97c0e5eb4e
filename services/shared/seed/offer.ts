import type { PlanTerms, PricingTerms, ResourceKind, SubsidiaryTerms } from '../domain/events'
import type { Chance } from './chance'
import { wheel } from './chance'

/** A way to buy a plan. */
export interface Mode {
  readonly name: string
  /** Months of a period. */
  readonly months: number
  readonly isCommitted: boolean
  /** Whether a period may cost nothing. */
  readonly isFree: boolean
  /** The quantities that it is sold in. */
  readonly quantity: PricingTerms['quantity']
  readonly families: readonly Family[]
}

/** Add-ons of which at most one is chosen here. */
interface Family {
  readonly mandatory: boolean
  /** What most take; undefined where there is none that can be had in this mode. */
  readonly preset: PlanTerms | undefined
  /** Those that can be had in this mode. */
  readonly addons: readonly PlanTerms[]
}

interface SoldPlan {
  readonly terms: PlanTerms
  readonly kind: ResourceKind
  readonly drawMode: (chance: Chance) => Mode
}

/** What a subsidiary sells, drawn as customers would. */
export interface Offer {
  readonly subsidiary: SubsidiaryTerms
  /** How many kinds of resource it sells. */
  readonly kinds: number
  readonly drawPlan: (chance: Chance) => SoldPlan
}

/** How often a customer has one of a kind, for those that are sold. */
const kindWeights: Readonly<Record<ResourceKind, number>> = {
  Domain: 30,
  WebHosting: 18,
  Mailbox: 14,
  Server: 20,
  Instance: 10,
  PhoneLine: 8,
}

/** Most pay as they go, some commit themselves, few pay all at once. */
const modeWeight = (name: string): number => (name === 'default' ? 70 : name.startsWith('upfront') ? 6 : 12)

const monthsOf = (period: string | null): number | undefined => {
  const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?$/.exec(period ?? '')
  const months = Number(parts?.[1] ?? 0) * 12 + Number(parts?.[2] ?? 0)
  return months > 0 ? months : undefined
}

/** How a plan or add-on is billed in a mode; what is only paid by use is free each month. */
function recurring({ pricings }: PlanTerms, mode: string): { pricing: PricingTerms; months: number } | undefined {
  const of = (capacity: string): PricingTerms | undefined =>
    pricings.find(pricing => pricing.mode === mode && pricing.capacities.includes(capacity))
  const renewal = of('renew')
  const pricing = renewal ?? of('consumption')
  const months = renewal ? monthsOf(renewal.period) : 1
  return pricing && months !== undefined ? { pricing, months } : undefined
}

function familiesOf(plan: PlanTerms, addons: ReadonlyMap<string, PlanTerms>, mode: string, months: number): Family[] {
  const fitting = (code: string): PlanTerms | [] => {
    const addon = addons.get(code)
    return addon && [mode, 'default'].some(name => recurring(addon, name)?.months === months) ? addon : []
  }
  return plan.addonFamilies.map(({ mandatory, default: preset, addons: codes }) => ({
    mandatory,
    preset: [preset ?? ''].flatMap(fitting)[0],
    addons: codes.flatMap(fitting),
  }))
}

function modesOf(plan: PlanTerms, addons: ReadonlyMap<string, PlanTerms>): Mode[] {
  return [...new Set(plan.pricings.map(({ mode }) => mode))].flatMap(name => {
    const sold = recurring(plan, name)
    // What ends with its commitment is left to real orders: that end is billing's to know.
    if (!sold || sold.pricing.engagement?.endAction === 'CANCEL_SERVICE') return []
    const { pricing, months } = sold
    const families = familiesOf(plan, addons, name, months)
    if (families.some(({ mandatory, addons: fitting }) => mandatory && fitting.length === 0)) return []
    const isFree = pricing.unitPrice === '0' || pricing.promotions.length > 0 || !pricing.capacities.includes('renew')
    return [{ name, months, isFree, isCommitted: pricing.engagement !== null, quantity: pricing.quantity, families }]
  })
}

function soldPlan(terms: PlanTerms, addons: ReadonlyMap<string, PlanTerms>): SoldPlan | undefined {
  const modes = modesOf(terms, addons)
  if (!terms.resourceKind || modes.length === 0) return undefined
  return { terms, kind: terms.resourceKind, drawMode: wheel(modes.map(mode => [mode, modeWeight(mode.name)])) }
}

/** The offers of all subsidiaries that sell anything, in the order of their codes. */
export function offersOf(subsidiaries: readonly SubsidiaryTerms[], plans: readonly PlanTerms[]): Offer[] {
  const byCode = <Item extends { code: string }>(one: Item, other: Item): number => (one.code < other.code ? -1 : 1)
  return [...subsidiaries].sort(byCode).flatMap(subsidiary => {
    const own = plans.filter(plan => plan.subsidiary === subsidiary.code).sort(byCode)
    const addons = new Map(own.filter(({ isAddon }) => isAddon).map(plan => [plan.code, plan]))
    const sold = own
      .filter(({ isAddon, range }) => !isAddon && subsidiary.rollout.includes(range))
      .flatMap(terms => soldPlan(terms, addons) ?? [])
    const kinds = [...new Set(sold.map(({ kind }) => kind))].sort()
    if (kinds.length === 0) return []
    const drawKind = wheel(kinds.map(each => [sold.filter(({ kind }) => kind === each), kindWeights[each]]))
    return [{ subsidiary, kinds: kinds.length, drawPlan: (chance: Chance) => chance.pick(drawKind(chance)) }]
  })
}
