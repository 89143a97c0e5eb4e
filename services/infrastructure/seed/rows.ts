import { laneOf, makeId, toUuid } from '../../shared/domain/ids'
import type { BulkWriter } from '../../shared/seed/bulkWriter'
import type { Chance } from '../../shared/seed/chance'
import { chanceOf } from '../../shared/seed/chance'
import type { SeededAccount, SeededService } from '../../shared/seed/seededAccount'
import { addressesOf } from '../domain/addresses'
import { slotFor } from '../domain/assignment'
import type { Datacenter } from '../domain/datacenter'
import type { Phase } from '../domain/phases'
import { firstPhase, nextPhase } from '../domain/phases'
import { resourceOf } from '../domain/resource'
import type { TaskKind } from '../domain/task'
import { laneOfName } from '../store/names'
import type { Pool } from '../store/seeding'
import type { SeededResource } from './seededResource'
import { seededResource } from './seededResource'

interface Surroundings {
  readonly datacenters: readonly Datacenter[]
  readonly pools: ReadonlyMap<string, Pool>
  readonly ownDomain: string
  readonly now: Date
}

/** Everything was looked at within the last hour. */
const LOOKED_AT_MS = 3_600_000

/** Writes what infrastructure keeps of an account's services. */
export function createRows(writer: BulkWriter, { datacenters, pools, ownDomain, now }: Surroundings) {
  const resources = writer.table('resource', [
    ...[
      'lane',
      'id',
      'kind',
      'account_id',
      'name',
      'created_at',
      'delivered_at',
      'desired',
      'choice',
      'state',
      'details',
    ],
    ...['datacenter', 'pool', 'slot', 'observed_at', 'observed_power', 'observed_enabled', 'observed_operating_system'],
    'event_sequence',
  ])
  const addresses = writer.table('ip_address', ['lane', 'address', 'resource_id', 'account_id', 'position', 'reverse'])
  const tasks = writer.table('task', [
    ...['lane', 'id', 'resource_id', 'account_id', 'kind', 'state', 'phase', 'begun', 'tries', 'faults', 'progress'],
    ...['step', 'created_at', 'ended_at'],
  ])
  const names = writer.table('name_claim', ['lane', 'kind', 'name', 'resource_id'])
  const machines = writer.table('simulator.machine', ['reference', 'kind', 'enabled', 'power', 'operating_system'])

  const writeUse = (service: SeededService, account: string, resource: SeededResource, slot: number | null): void => {
    const { kind, displayName } = service
    const { details, datacenter, state, choice } = resource
    const lane = laneOf(service.id)
    const id = toUuid(service.id)
    const inUse = state === 'ACTIVE'
    const system = 'operatingSystem' in details ? details.operatingSystem : null
    machines(resourceOf(kind, service.id), kind, inUse, inUse ? 'ON' : 'OFF', system)
    if (choice.name !== null) names(laneOfName(kind, choice.name), kind, choice.name, id)
    if (slot === null || !datacenter) return
    const { v4, v6 } = addressesOf(datacenter, slot)
    addresses(lane, v4, id, account, 0, displayName)
    addresses(lane, v6, id, account, 1, displayName)
  }

  const write = (service: SeededService, seeded: SeededAccount, chance: Chance): void => {
    const resource = seededResource(service, seeded, datacenters, ownDomain, now, chance)
    const { details, datacenter, state, choice, work } = resource
    const lane = laneOf(service.id)
    const id = toUuid(service.id)
    const account = toUuid(seeded.id)
    const isThere = state !== 'RELEASED'
    const pool = isThere && datacenter ? pools.get(`addresses:${datacenter.code}`) : undefined
    if (isThere && slotFor[service.kind] === 'addresses' && (!pool || pool.taken >= pool.size))
      throw new Error(`There is no room left in ${datacenter?.code ?? 'any datacenter'} for so many services.`)
    const slot = pool ? pool.taken++ : null
    const system = isThere && 'operatingSystem' in details ? details.operatingSystem : null
    resources(
      ...[lane, id, service.kind, account, service.displayName, service.orderedAt, service.deliveredAt, state],
      ...[JSON.stringify(choice), state, JSON.stringify(details), datacenter?.code ?? null, pool?.code ?? null, slot],
      new Date(now.getTime() - chance.below(LOOKED_AT_MS)),
      ...(isThere ? [state === 'ACTIVE' ? 'ON' : 'OFF', state === 'ACTIVE', system] : ['UNKNOWN', null, null]),
      isThere ? 1 : 2,
    )
    for (const { kind, from, to } of work)
      tasks(
        ...[
          lane,
          toUuid(makeId('tsk', lane, from, chance.bits())),
          id,
          account,
          kind,
          'DONE',
          lastPhase(kind),
          true,
          1,
          0,
        ],
        ...[100, lastPhase(kind), from, to],
      )
    if (isThere) writeUse(service, account, resource, slot)
  }

  return (seeded: SeededAccount): void => {
    const chance = chanceOf(`infrastructure ${seeded.id}`)
    for (const service of seeded.services) write(service, seeded, chance)
  }
}

/** Where a task stands that is done. */
function lastPhase(kind: TaskKind): Phase['name'] {
  let phase = firstPhase(kind)
  for (let next = nextPhase(kind, phase.name); next; next = nextPhase(kind, next.name)) phase = next
  return phase.name
}
