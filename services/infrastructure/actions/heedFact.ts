import type { AccountId, ServiceId } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'
import { RejectedEvent } from '../../shared/runtime/events/receiver'
import type { Fact, Reaction } from '../domain/reactions'
import { reactions, wishOf, workOnFact } from '../domain/reactions'
import type { ManagedResource } from '../domain/resource'
import type { Locked } from '../store/resources'
import { lockResource, saveResource } from '../store/resources'
import { schedule } from '../store/tasks'
import type { ActionDeps } from './deps'
import { startWork } from './startWork'
import { tellDelivered, tellOfService, tellReleased } from './tellBilling'

type Deps = Pick<ActionDeps, 'clock' | 'ids' | 'log'>

interface Entitlement {
  readonly serviceId: ServiceId
  readonly accountId: AccountId
}

/** Heeds what billing says of a service that it has already ordered here. */
export async function heedFact(tx: Tx, deps: Deps, fact: Fact, entitlement: Entitlement): Promise<void> {
  const locked = await lockResource(tx, entitlement.serviceId)
  await react(tx, deps, fact, entitlement, locked)
}

/** Does what the table of reactions says; `make` is for whoever has the order. */
export async function react(
  tx: Tx,
  deps: Deps,
  fact: Fact,
  entitlement: Entitlement,
  locked: Locked | undefined,
): Promise<Reaction> {
  if (locked && locked.resource.accountId !== entitlement.accountId)
    throw new RejectedEvent(`${entitlement.serviceId} belongs to another account`)
  const state = locked?.resource.state ?? 'UNKNOWN'
  const reaction = reactions[fact][state]
  switch (reaction) {
    case 'want':
      if (locked) await want(tx, deps, fact, locked)
      break
    case 'note':
      if (locked) await saveResource(tx, { ...locked.resource, desired: wishOf[fact] })
      break
    case 'tell':
      await tellAgain(tx, deps, entitlement, locked?.resource)
      break
    case 'report':
      deps.log.warn({ serviceId: entitlement.serviceId, fact, state }, 'billing says what does not fit what is here')
      break
    case 'make':
    case 'ignore':
      break
  }
  return reaction
}

async function want(tx: Tx, deps: Deps, fact: Fact, { resource, task }: Locked): Promise<void> {
  const wished = { ...resource, desired: wishOf[fact] }
  // A task that is under way looks at the wish before each of its steps; one that waits is woken to do so now.
  if (task) {
    await saveResource(tx, wished)
    return schedule(tx, [{ ...task, dueAt: deps.clock.now() }])
  }
  const work = workOnFact(wished.state, wished.desired, wished.deliveredAt !== null)
  await saveResource(tx, work ? await startWork(tx, deps, wished, work) : wished)
}

async function tellAgain(
  tx: Tx,
  deps: Deps,
  entitlement: Entitlement,
  resource: ManagedResource | undefined,
): Promise<void> {
  // There never was anything: the one event that is said of it needs no counting.
  if (!resource) return tellOfService(tx, deps, entitlement, 1, 'infrastructure.service.released', {})
  const { state, deliveredAt } = resource
  if (state === 'RELEASED') return saveResource(tx, await tellReleased(tx, deps, resource))
  if (deliveredAt) await saveResource(tx, await tellDelivered(tx, deps, resource, deliveredAt))
}
