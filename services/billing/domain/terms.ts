import type { EngagementEndAction, EngagementType, ResourceKind, Universe } from '../../shared/domain/events'
import type { UnitPrice } from '../../shared/domain/money'

/** What a contract was sold on: a snapshot that the catalogue's later versions do not touch. */
export interface Terms {
  readonly subsidiary: string
  readonly planCode: string
  readonly planName: string
  /** The version of the catalogue that the price is from. */
  readonly catalogVersion: number
  readonly universe: Universe
  readonly range: string
  readonly resourceKind: ResourceKind
  /** `default`, `degressivityN`, `upfrontN`. */
  readonly mode: string
  /** The billing period, ISO 8601. */
  readonly period: string
  /** The plan first, then its options. */
  readonly items: readonly TermsItem[]
  readonly engagement: EngagementTerms | null
  readonly configuration: readonly ConfigurationChoice[]
}

/** The plan or an option in it. */
export interface TermsItem {
  readonly planCode: string
  readonly label: string
  readonly isAddon: boolean
  /** How many for each one of the service. */
  readonly quantity: number
  readonly recurring: PriceTerms
  readonly setup: PriceTerms
}

/** The price of one, and what it is lowered to at first. */
export interface PriceTerms {
  readonly unitPrice: UnitPrice
  readonly promotion: PromotionalPrice | null
}

export interface PromotionalPrice {
  readonly name: string
  readonly unitPrice: UnitPrice
  /** For so many periods, the first one counted even where it is a part; null until the service ends. */
  readonly periods: number | null
}

/** A commitment, and what comes after it. */
export interface EngagementTerms {
  readonly duration: string
  readonly type: EngagementType
  readonly endAction: EngagementEndAction
  /** The price without commitment at the time of the order, for STOP_ENGAGEMENT_FALLBACK_DEFAULT_PRICE; otherwise null. */
  readonly fallback: FallbackTerms | null
}

export interface FallbackTerms {
  readonly mode: string
  readonly period: string
  /** One for each item, in their order. */
  readonly recurring: readonly PriceTerms[]
}

export interface ConfigurationChoice {
  readonly name: string
  readonly value: string
}
