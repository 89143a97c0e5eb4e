import { z } from 'zod'
import type { AnyId } from '../../shared/domain/ids'
import { laneOf, toUuid } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'
import type { ResourceView } from '../domain/resourceView'
import type { Task } from '../domain/task'
import type { ResourceRow } from './resourceRow'
import { resourceColumns, toResource } from './resourceRow'
import type { MaybeTaskRow, TaskRow } from './taskRow'
import { hasTask, taskColumns, toTask } from './taskRow'

const readViews = `
  select ${resourceColumns}, ${taskColumns},
    (select coalesce(json_agg(json_build_object('address', host(a.address), 'reverse', a.reverse) order by a.position), '[]')
     from ip_address a where a.lane = r.lane and a.resource_id = r.id) as addresses
  from unnest($1::smallint[], $2::uuid[]) as wanted(lane, id)
  join resource r on r.lane = wanted.lane and r.id = wanted.id
  left join datacenter d on d.code = r.datacenter
  left join task t on t.lane = r.lane and t.resource_id = r.id and t.ended_at is null`

const readHistory = `
  select r.id, r.kind, ${taskColumns}
  from unnest($1::smallint[], $2::uuid[]) as wanted(lane, id)
  join resource r on r.lane = wanted.lane and r.id = wanted.id
  cross join lateral (
    select * from task where task.lane = r.lane and task.resource_id = r.id order by task.id desc limit 20) t
  order by t.id desc`

const addressesSchema = z.array(z.object({ address: z.string(), reverse: z.string().nullable() }))

type ViewRow = ResourceRow & MaybeTaskRow & { readonly addresses: unknown }

const wanted = (ids: readonly AnyId[]): unknown[] => [ids.map(laneOf), ids.map(toUuid)]

/** The 128 bits that a service and its resource share, as a key. */
export const keyOf = (id: AnyId): string => toUuid(id)

/** Resources by their own ids or their services', by key: one statement for any number. */
export async function readResourceViews(tx: Tx, ids: readonly AnyId[]): Promise<ReadonlyMap<string, ResourceView>> {
  const rows = await tx.query<ViewRow>('readResourceViews', readViews, wanted(ids))
  return new Map(
    rows.map(row => {
      const resource = toResource(row)
      const view: ResourceView = {
        ...resource,
        addresses: addressesSchema.parse(row.addresses),
        currentTask: hasTask(row) ? toTask(row, row) : null,
      }
      return [keyOf(resource.id), view]
    }),
  )
}

/** What was done with resources, newest first, by key: one statement for any number. */
export async function readTaskHistories(tx: Tx, ids: readonly AnyId[]): Promise<ReadonlyMap<string, readonly Task[]>> {
  const rows = await tx.query<TaskRow & Pick<ResourceRow, 'id' | 'kind'>>('readTaskHistories', readHistory, wanted(ids))
  const histories = new Map<string, Task[]>(ids.map(id => [keyOf(id), []]))
  for (const row of rows) {
    const task = toTask(row, row)
    histories.get(keyOf(task.resourceId))?.push(task)
  }
  return histories
}
