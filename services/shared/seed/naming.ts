import type { PlanTerms, ResourceKind } from '../domain/events'
import type { Chance } from './chance'
import type { Customer } from './customer'

export interface Named {
  readonly kind: ResourceKind
  readonly plan: PlanTerms
  readonly customer: Customer
  /** Its place among all services of the seed: makes every name the only one of its kind. */
  readonly ordinal: number
  /** What distinguishes this seed's names from another's: 100 to 999. */
  readonly series: number
}

const topLevels = /(?:^|[^a-z])(com|net|org|eu|fr|uk|pl|de|es|it|in|tn|ca|us|info|io|dev)(?:[^a-z]|$)/

const purposes = ['www', 'shop', 'app', 'api', 'db', 'mail', 'files', 'build', 'test', 'backup']

/** The name that a service goes by once it is delivered. */
export function nameOf({ kind, plan, customer, ordinal, series }: Named, chance: Chance): string {
  const only = `${series.toString(36)}${ordinal.toString(36)}`
  const topLevel = topLevels.exec(`${plan.code} ${plan.name}`.toLowerCase())?.[1] ?? 'com'
  switch (kind) {
    case 'Server':
      return `ns${series}${ordinal}.${customer.stem}.example`
    case 'Domain':
      return `${customer.stem}-${only}.${topLevel}`
    case 'WebHosting':
      return `${chance.pick(purposes)}-${only}.${customer.stem}.example`
    case 'Mailbox':
      return `${customer.person}.${only}@${customer.stem}.example`
    case 'Instance':
      return `${chance.pick(purposes)}-${only}`
    case 'PhoneLine':
      // 999 is a country code that belongs to nobody; with all 15 digits of E.164 it is none that the driver gives.
      return `+999${series}${String(ordinal).padStart(9, '0')}`
  }
}
