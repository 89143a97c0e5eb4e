import type { Day } from '../../shared/domain/day'
import type { Universe } from '../../shared/domain/events'
import type { AccountId } from '../../shared/domain/ids'
import type { Service, ServiceState } from './service'

/** What a list of services is ordered by: what is billed next, the name, or the newest first. */
export type ServiceOrder = 'NEXT_DATE' | 'NAME' | 'NEWEST'

/** What the services of a list match: all that is not null. */
export interface ServiceConditions {
  readonly accountId: AccountId
  /** A part of the display name. */
  readonly search: string | null
  readonly universes: readonly Universe[] | null
  readonly states: readonly ServiceState[]
  readonly autoRenew: boolean | null
  readonly nextDateBefore: Day | null
}

export interface ServiceListQuery {
  readonly conditions: ServiceConditions
  readonly orderBy: ServiceOrder
  /** The key of the last service of the page before; null for the first page. */
  readonly after: readonly (string | null)[] | null
  readonly limit: number
}

/** A service in its place in a list: `key` is what the list is ordered by. */
export interface PlacedService {
  readonly service: Service
  readonly key: readonly string[]
}

/** How many services an account has of a kind. */
export interface ServiceCount {
  readonly universe: Universe
  readonly state: ServiceState
  readonly count: number
}
