import { laneOf } from '../../shared/domain/ids'
import type { Outgoing } from '../../shared/runtime/events/outbox'
import type { Contract } from '../domain/contract'
import type { EntitlementType } from '../domain/serviceEvents'
import { entitlementEvent } from '../domain/serviceEvents'
import type { ActionDependencies } from './dependencies'

/** Who is told what a customer has a right to. */
export const DESTINATIONS = ['infrastructure']

/** The event of a change that the contract counts already. */
export function announce(
  { ids }: Pick<ActionDependencies, 'ids'>,
  type: EntitlementType,
  contract: Contract,
  now: Date,
): Outgoing {
  const lane = laneOf(contract.id)
  const occurrence = { id: ids.next('evt', lane), at: now }
  return { lane, event: entitlementEvent(type, occurrence, contract), destinations: DESTINATIONS }
}
