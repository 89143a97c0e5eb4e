import type { Currency } from '../domain/currency'
import type { Day } from '../domain/day'
import type { PlanTerms, ResourceKind, SubsidiaryTerms } from '../domain/events'
import type { AccountId, PaymentMethodId, ServiceId } from '../domain/ids'
import type { Hours } from './calendar'
import type { Customer } from './customer'
import type { Fate } from './fate'

/** A customer, and everything that was ever ordered; what was billed for it follows from that. */
export interface SeededAccount extends Customer {
  readonly id: AccountId
  readonly lane: number
  readonly subsidiary: SubsidiaryTerms
  readonly currency: Currency
  readonly billingDay: number | null
  readonly createdAt: Date
  /** The hours of a UTC day at which it is the same day for the customer and for the subsidiary. */
  readonly hours: Hours
  /** The last day that has begun for both. */
  readonly today: Day
  readonly method: SeededMethod
  /** From this day on invoices for renewals could not be charged; null for most. */
  readonly unpaidSince: Day | null
  readonly services: readonly SeededService[]
}

export interface SeededMethod {
  readonly id: PaymentMethodId
  /** One of those that the sandbox provider knows from the start. */
  readonly providerRef: 'test_visa' | 'test_mastercard' | 'test_sepa_debit' | 'test_declined'
  /** The last month it is good for. */
  readonly expires: string | null
}

export interface SeededService {
  readonly id: ServiceId
  /** Its place among all services of the world. */
  readonly ordinal: number
  readonly plan: PlanTerms
  readonly kind: ResourceKind
  readonly mode: string
  readonly quantity: number
  readonly options: readonly { readonly addon: PlanTerms; readonly quantity: number }[]
  readonly configuration: readonly { readonly name: string; readonly value: string }[]
  readonly displayName: string
  readonly orderedAt: Date
  readonly deliveredAt: Date
  readonly startedOn: Day
  readonly billingDay: number
  readonly fate: Fate
}
