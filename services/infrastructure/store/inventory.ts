import type { ResourceId } from '../../shared/domain/ids'
import { fromUuid, laneOf, toUuid } from '../../shared/domain/ids'
import type { ResourceKind } from '../../shared/domain/events'
import type { Tx } from '../../shared/runtime/database'
import type { ResourceState } from '../domain/resource'
import { prefixOfKind } from '../domain/resource'

const readStates = `
  select r.id, r.kind, r.state from unnest($1::smallint[], $2::uuid[]) as wanted(lane, id)
  join resource r on r.lane = wanted.lane and r.id = wanted.id`

/** How resources stand, by id; those that we never made are missing. */
export async function readStatesOf(
  tx: Tx,
  ids: readonly ResourceId[],
): Promise<ReadonlyMap<ResourceId, ResourceState>> {
  const rows = await tx.query<{ id: string; kind: ResourceKind; state: ResourceState }>('readStatesOf', readStates, [
    ids.map(laneOf),
    ids.map(toUuid),
  ])
  return new Map(rows.map(({ id, kind, state }) => [fromUuid(prefixOfKind(kind), id), state]))
}
