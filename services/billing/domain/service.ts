import type { ResourceKind, Universe } from '../../shared/domain/events'
import type { AccountId, ServiceId } from '../../shared/domain/ids'

export type ServiceState = 'PROVISIONING' | 'ACTIVE' | 'SUSPENDED' | 'ENDED'

/** What a customer owns. */
export interface Service {
  readonly id: ServiceId
  readonly accountId: AccountId
  readonly universe: Universe
  /** What is delivered for it. */
  readonly kind: ResourceKind
  readonly displayName: string
  readonly state: ServiceState
  readonly orderedAt: Date
  readonly deliveredAt: Date | null
}
