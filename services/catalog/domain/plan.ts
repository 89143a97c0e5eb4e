import type { Currency } from '../../shared/domain/currency'
import type { EngagementEndAction, EngagementType, ResourceKind, Universe } from '../../shared/domain/events'
import type { UnitPrice } from '../../shared/domain/money'
import type { Hardware } from './hardware'
import type { Json, JsonObject } from './numeral'

/** One published version of a subsidiary's catalogue, complete and checked. */
export interface CatalogVersion {
  readonly subsidiary: string
  /** The publisher's number; grows with each version of a subsidiary. */
  readonly version: number
  readonly currency: Currency
  /** In 10⁻⁴ per cent. */
  readonly taxRateE4: number
  /** Of all that was published in it, in whatever order. */
  readonly digest: string
  readonly planFamilies: readonly string[]
  /** Plans first, then add-ons, as published. */
  readonly plans: readonly Plan[]
}

/** An offer: a plan, or an add-on to one. */
export interface Plan {
  readonly code: string
  readonly name: string
  readonly description: string | null
  readonly isAddon: boolean
  readonly family: string | null
  readonly universe: Universe
  /** The range, or `ALL` for an add-on that several ranges offer. */
  readonly range: string
  readonly brand: string
  /** The ranges in which it can be had: a plan's own, or those of the plans that offer the add-on. */
  readonly ranges: readonly string[]
  readonly resourceKind: ResourceKind | null
  /** The price of a month without commitment, promotions left out. */
  readonly monthlyPrice: UnitPrice | null
  /** As published, where it can be had. */
  readonly datacenters: readonly string[]
  /** Of what was published of it and of its product: tells whether it changed from one version to the next. */
  readonly digest: string
  readonly terms: PlanContent
}

/** What a plan page shows and an order needs. */
export interface PlanContent {
  readonly pricings: readonly Pricing[]
  readonly addonFamilies: readonly AddonFamily[]
  readonly configurations: readonly Configuration[]
  readonly product: Product | null
  readonly hardware: Hardware | null
  /** Technical data of the plan and of its product in one. */
  readonly technical: JsonObject | null
  /** What else the catalogue says: `commercial`, `tags` and the like, as published. */
  readonly blobs: JsonObject | null
  /** How usage is counted, as published. */
  readonly consumption: Json
  readonly pricingType: string
}

/** What stands behind plans; several can sell the same. */
export interface Product {
  readonly name: string
  readonly description: string | null
  /** What can be told about it once it is there; not asked for with an order. */
  readonly configurations: readonly Configuration[]
}

export interface Pricing {
  readonly capacities: readonly string[]
  readonly mode: string
  readonly description: string | null
  readonly price: UnitPrice
  readonly tax: UnitPrice
  /** ISO 8601; null for what is charged once, and for usage that is not measured by time. */
  readonly period: string | null
  /** In months. */
  readonly commitment: number
  readonly engagement: EngagementRule | null
  readonly mustBeCompleted: boolean
  readonly phase: number
  readonly quantity: Bounds
  readonly repeat: Bounds
  readonly strategy: string
  readonly type: string
  readonly promotions: readonly Promotion[]
}

interface Bounds {
  readonly min: number
  readonly max: number | null
}

export interface EngagementRule {
  readonly duration: string
  readonly type: EngagementType
  readonly endAction: EngagementEndAction
}

export type PromotionType = 'PERCENTAGE' | 'AMOUNT' | 'FIXED_PRICE'

export interface Promotion {
  readonly name: string
  readonly description: string | null
  readonly type: PromotionType
  /** For a percentage: `20`. */
  readonly percent: string | null
  readonly discount: UnitPrice
  readonly total: UnitPrice
  /** RFC 3339 in UTC; null without bound. */
  readonly startsAt: string | null
  readonly endsAt: string | null
  /** For how many periods it lasts; null until the service ends. */
  readonly periods: number | null
  readonly minimumDuration: number | null
  /** How many one customer, and all customers together, may have of it. */
  readonly quantity: number | null
  readonly globalQuantity: number | null
  readonly context: string | null
}

export interface AddonFamily {
  readonly name: string
  readonly mandatory: boolean
  readonly exclusive: boolean
  readonly default: string | null
  readonly addons: readonly string[]
}

export interface Configuration {
  readonly name: string
  readonly mandatory: boolean
  readonly custom: boolean
  readonly values: readonly string[]
}

/** The range of an add-on that belongs to no single range. */
export const ALL_RANGES = 'ALL'
