import type { Currency } from './currency'
import type { AccountId, EventId, ServiceId } from './ids'

/**
 * Facts that travel between services, as CloudEvents 1.0 in JSON.
 * `subject` says whom it is about; events of one subject are handled in the order of `sequence`, and a sequence that is
 * not higher than the last one handled is stale.
 */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly specversion: '1.0'
  readonly id: EventId
  /** Who says so: `perennial/billing`. */
  readonly source: string
  readonly type: Type
  readonly subject: string
  /** RFC 3339, UTC. */
  readonly time: string
  readonly datacontenttype: 'application/json'
  readonly sequence: number
  readonly data: Data
}

export type Universe = 'WEB' | 'INFRASTRUCTURE' | 'CLOUD' | 'TELECOM'
export type ResourceKind = 'Server' | 'Domain' | 'WebHosting' | 'Mailbox' | 'Instance' | 'PhoneLine'
export type EngagementType = 'PERIODIC' | 'UPFRONT'
export type EngagementEndAction =
  'CANCEL_SERVICE' | 'REACTIVATE_ENGAGEMENT' | 'STOP_ENGAGEMENT_FALLBACK_DEFAULT_PRICE' | 'STOP_ENGAGEMENT_KEEP_PRICE'

/** A promotion on a pricing. */
export interface PromotionTerms {
  readonly name: string
  /** The price of one unit after it, in 10⁻⁸, as an integer in a string. */
  readonly unitPrice: string
  /** From when and until when it can be had, RFC 3339; null without bound. */
  readonly startsAt: string | null
  readonly endsAt: string | null
  /** For how many periods it lasts; null until the service ends. */
  readonly periods: number | null
}

/** A pricing of a plan. */
export interface PricingTerms {
  /** `installation`, `renew`, `consumption`, … */
  readonly capacities: readonly string[]
  readonly mode: string
  /** The price of one unit in 10⁻⁸, as an integer in a string. */
  readonly unitPrice: string
  /** The billing period, ISO 8601 (`P1M`); null for what is charged once. */
  readonly period: string | null
  readonly engagement: {
    readonly duration: string
    readonly type: EngagementType
    readonly endAction: EngagementEndAction
  } | null
  readonly quantity: { readonly min: number; readonly max: number | null }
  readonly promotions: readonly PromotionTerms[]
}

/** All that is needed to sell a plan or an add-on. */
export interface PlanTerms {
  readonly subsidiary: string
  /** The catalogue version it stands in. */
  readonly catalogVersion: number
  readonly code: string
  readonly name: string
  readonly isAddon: boolean
  readonly universe: Universe
  readonly range: string
  readonly currency: Currency
  /** What is delivered for it; null for an add-on. */
  readonly resourceKind: ResourceKind | null
  readonly pricings: readonly PricingTerms[]
  readonly addonFamilies: readonly {
    readonly name: string
    readonly mandatory: boolean
    readonly exclusive: boolean
    readonly default: string | null
    readonly addons: readonly string[]
  }[]
  readonly configurations: readonly {
    readonly name: string
    readonly mandatory: boolean
    readonly custom: boolean
    readonly values: readonly string[]
  }[]
  /** The technical data that delivery needs (`server`, `memory`, `storage`, …), as published. */
  readonly technical: Readonly<Record<string, unknown>> | null
}

/** Subject `FR/24sk10`, sequence = catalogue version. */
type PlanPublished = DomainEvent<'catalog.plan.published', PlanTerms>

/** Subject `FR/24sk10`, sequence = the catalogue version that no longer has it. */
type PlanWithdrawn = DomainEvent<'catalog.plan.withdrawn', { readonly subsidiary: string; readonly code: string }>

/** A subsidiary as billing needs it. */
export interface SubsidiaryTerms {
  readonly code: string
  readonly name: string
  readonly currency: Currency
  /** In 10⁻⁴ per cent, as an integer: 20 % is 200000. */
  readonly taxRateE4: number
  readonly language: string
  readonly timeZone: string
  /** Ranges that are switched on. */
  readonly rollout: readonly string[]
}

/** Subject `FR`, sequence grows with each change. */
type SubsidiaryChanged = DomainEvent<'catalog.subsidiary.changed', SubsidiaryTerms>

/** A paid order that is to be delivered. Subject: the service. */
export type ServiceOrdered = DomainEvent<
  'billing.service.ordered',
  {
    readonly serviceId: ServiceId
    readonly accountId: AccountId
    readonly subsidiary: string
    readonly kind: ResourceKind
    readonly planCode: string
    readonly planName: string
    readonly range: string
    readonly quantity: number
    readonly configuration: readonly { readonly name: string; readonly value: string }[]
    /** The plan first, then its options, each with the technical data it was sold with. */
    readonly items: readonly {
      readonly planCode: string
      readonly label: string
      readonly quantity: number
      readonly technical: Readonly<Record<string, unknown>> | null
    }[]
  }
>

interface Entitlement {
  readonly serviceId: ServiceId
  readonly accountId: AccountId
}

type ServiceSuspended = DomainEvent<'billing.service.suspended', Entitlement>
type ServiceResumed = DomainEvent<'billing.service.resumed', Entitlement>
type ServiceEnded = DomainEvent<'billing.service.ended', Entitlement>

/** Subject: the service. */
type ServiceDelivered = DomainEvent<
  'infrastructure.service.delivered',
  Entitlement & {
    /** What it is called from now on: a host name, a domain, an address, a number. */
    readonly name: string
    /** RFC 3339, UTC. */
    readonly deliveredAt: string
  }
>

type DeliveryFailed = DomainEvent<'infrastructure.service.failed', Entitlement & { readonly reason: string }>
type ServiceReleased = DomainEvent<'infrastructure.service.released', Entitlement>

export type CatalogEvent = PlanPublished | PlanWithdrawn | SubsidiaryChanged
export type BillingEvent = ServiceOrdered | ServiceSuspended | ServiceResumed | ServiceEnded
export type InfrastructureEvent = ServiceDelivered | DeliveryFailed | ServiceReleased
