import { laneOf } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'
import { givenName } from '../domain/naming'
import type { Order } from '../domain/order'
import { choiceOf } from '../domain/order'
import type { ManagedResource } from '../domain/resource'
import { NEVER_SEEN, resourceOf } from '../domain/resource'
import { specify } from '../domain/specification'
import { newTask } from '../domain/task'
import { takeSlot } from '../store/pools'
import { insertResources, lockResource } from '../store/resources'
import { insertTasks } from '../store/tasks'
import type { ActionDeps } from './deps'
import { react } from './heedFact'
import { tellSubscribers } from './tellSubscribers'

type Deps = Pick<ActionDeps, 'clock' | 'ids' | 'log' | 'rules'>

/** Heeds an order: what is not there yet is made, and what is, is left as it is. */
export async function orderResource(tx: Tx, deps: Deps, order: Order): Promise<void> {
  const locked = await lockResource(tx, order.serviceId)
  if ((await react(tx, deps, 'ordered', order, locked)) === 'make') await make(tx, deps, order)
}

async function make(tx: Tx, { clock, ids, rules }: Deps, order: Order): Promise<void> {
  const { kind, serviceId, accountId } = order
  const lane = laneOf(serviceId)
  const now = clock.now()
  const choice = choiceOf(order)
  const id = resourceOf(kind, serviceId)
  const name = choice.name ?? givenName(kind, await takeSlot(tx, lane, `names:${kind}`), rules.ownDomain)
  const resource: ManagedResource = {
    id,
    kind,
    accountId,
    name,
    state: 'PROVISIONING',
    desired: 'ACTIVE',
    deliveredAt: null,
    details: specify(order, choice),
    datacenter: null,
    observed: NEVER_SEEN,
    condition: null,
    choice,
    held: null,
    reference: null,
    eventSequence: 0,
  }
  await insertResources(tx, lane, [resource], now)
  await insertTasks(tx, lane, [{ task: newTask(ids.next('tsk', lane), id, 'PROVISION', now), accountId }])
  await tellSubscribers(tx, { clock }, 'TASK', resource)
}
