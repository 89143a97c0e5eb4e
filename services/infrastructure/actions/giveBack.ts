import { laneOf } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'
import type { ManagedResource } from '../domain/resource'
import { NEVER_SEEN } from '../domain/resource'
import { takeAddressesBack } from '../store/addresses'
import { giveNameBack } from '../store/names'
import { giveSlotBack } from '../store/pools'

/** Gives back all that a wiped resource had, so that others can have it; it keeps the name it was known by. */
export async function giveBack(tx: Tx, resource: ManagedResource): Promise<ManagedResource> {
  const { id, kind, choice, held, name } = resource
  if (choice.name !== null) await giveNameBack(tx, kind, name, id)
  await takeAddressesBack(tx, id)
  if (held) await giveSlotBack(tx, laneOf(id), held.pool, held.slot)
  return { ...resource, held: null, observed: { ...NEVER_SEEN, at: resource.observed.at } }
}
