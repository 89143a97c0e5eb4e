import type { AccountId, ServiceId } from '../../shared/domain/ids'
import { laneOf } from '../../shared/domain/ids'
import type { InfrastructureEvent } from '../../shared/domain/events'
import type { Tx } from '../../shared/runtime/database'
import { addToOutbox } from '../../shared/runtime/events/outbox'
import type { ManagedResource } from '../domain/resource'
import { serviceOf } from '../domain/resource'
import type { ActionDeps } from './deps'

/** Who says it. */
export const SOURCE = 'perennial/infrastructure'

/** Where the events of this service go. */
export const BILLING = 'billing'

type Told = {
  [Event in InfrastructureEvent as Event['type']]: Omit<Event['data'], 'serviceId' | 'accountId'>
}

type Deps = Pick<ActionDeps, 'clock' | 'ids'>

/** Tells billing of a service; `sequence` puts what is said of one service in order. */
export async function tellOfService<Type extends keyof Told>(
  tx: Tx,
  { clock, ids }: Deps,
  { serviceId, accountId }: { readonly serviceId: ServiceId; readonly accountId: AccountId },
  sequence: number,
  type: Type,
  data: Told[Type],
): Promise<void> {
  const lane = laneOf(serviceId)
  const event = {
    specversion: '1.0',
    id: ids.next('evt', lane),
    source: SOURCE,
    type,
    subject: serviceId,
    time: clock.now().toISOString(),
    datacontenttype: 'application/json',
    sequence,
    data: { serviceId, accountId, ...data },
  } as const
  await addToOutbox(tx, [{ lane, event, destinations: [BILLING] }])
}

/** Tells billing of a resource's service; the resource as it is after that. */
async function tell<Type extends keyof Told>(
  tx: Tx,
  deps: Deps,
  resource: ManagedResource,
  type: Type,
  data: Told[Type],
): Promise<ManagedResource> {
  const { id, accountId } = resource
  // What belongs to nobody is no service of billing's.
  if (accountId === null) return resource
  const eventSequence = resource.eventSequence + 1
  await tellOfService(tx, deps, { serviceId: serviceOf(id), accountId }, eventSequence, type, data)
  return { ...resource, eventSequence }
}

export const tellDelivered = (
  tx: Tx,
  deps: Deps,
  resource: ManagedResource,
  deliveredAt: Date,
): Promise<ManagedResource> =>
  tell(tx, deps, resource, 'infrastructure.service.delivered', {
    name: resource.name,
    deliveredAt: deliveredAt.toISOString(),
  })

export const tellFailed = (tx: Tx, deps: Deps, resource: ManagedResource, reason: string): Promise<ManagedResource> =>
  tell(tx, deps, resource, 'infrastructure.service.failed', { reason })

export const tellReleased = (tx: Tx, deps: Deps, resource: ManagedResource): Promise<ManagedResource> =>
  tell(tx, deps, resource, 'infrastructure.service.released', {})
