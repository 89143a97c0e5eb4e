import type { ResourceKind } from '../../shared/domain/events'
import type { AccountId, IdPrefix, ResourceId, ServiceId } from '../../shared/domain/ids'
import { sibling } from '../../shared/domain/ids'
import type { Condition } from './condition'
import type { Datacenter } from './datacenter'
import type { Details } from './details'
import type { Choice } from './order'

/** Where a resource stands, as far as we have brought it. */
export type ResourceState = 'PROVISIONING' | 'ACTIVE' | 'SUSPENDED' | 'QUARANTINED' | 'RELEASED' | 'FAILED'

/** What billing's facts make of it. */
export type DesiredState = 'ACTIVE' | 'SUSPENDED' | 'RELEASED'

export type Power = 'ON' | 'OFF' | 'UNKNOWN'

/** What was seen of a resource, and when; never what we believe it to be. */
export interface Observed {
  readonly at: Date | null
  readonly power: Power
  /** Whether the platform lets it be used; null when it was never seen. */
  readonly enabled: boolean | null
  readonly operatingSystem: string | null
}

export const NEVER_SEEN: Observed = { at: null, power: 'UNKNOWN', enabled: null, operatingSystem: null }

/** An address in use, with the name it resolves back to. */
export interface IpAddress {
  readonly address: string
  readonly reverse: string | null
}

export interface Resource {
  readonly id: ResourceId
  readonly kind: ResourceKind
  /** Whose it is; null for what was found and belongs to nobody. */
  readonly accountId: AccountId | null
  readonly name: string
  readonly state: ResourceState
  readonly desired: DesiredState
  readonly deliveredAt: Date | null
  readonly details: Details
  /** Where it stands; null until a machine is assigned, and for what stands nowhere in particular. */
  readonly datacenter: Datacenter | null
  readonly observed: Observed
  readonly condition: Condition | null
}

type ResourcePrefix = Extract<IdPrefix, 'srv' | 'dom' | 'web' | 'mbx' | 'ins' | 'tel'>

/** A resource as whoever works on it holds it. */
export interface ManagedResource extends Resource {
  readonly choice: Choice
  /** The slot of a pool that it holds: of addresses or of numbers. */
  readonly held: { readonly pool: string; readonly slot: number } | null
  /** The driver's own name of something that was found; null for what we made, which is known to it by our id. */
  readonly reference: string | null
  /** Sequence of the last event that was told about it. */
  readonly eventSequence: number
}

/** What the driver knows it by. */
export const referenceOf = ({ id, reference }: Pick<ManagedResource, 'id' | 'reference'>): string => reference ?? id

const prefixes: Readonly<Record<ResourceKind, ResourcePrefix>> = {
  Server: 'srv',
  Domain: 'dom',
  WebHosting: 'web',
  Mailbox: 'mbx',
  Instance: 'ins',
  PhoneLine: 'tel',
}

export const prefixOfKind = (kind: ResourceKind): ResourcePrefix => prefixes[kind]

/** The resource that a service is delivered as. */
export const resourceOf = (kind: ResourceKind, service: ServiceId): ResourceId => sibling(prefixes[kind], service)

/** The service that a resource was made for. */
export const serviceOf = (resource: ResourceId): ServiceId => sibling('svc', resource)
