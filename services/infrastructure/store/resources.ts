import type { ServiceId, TaskId } from '../../shared/domain/ids'
import { laneOf, toUuid } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'
import type { ManagedResource } from '../domain/resource'
import type { Task } from '../domain/task'
import { choiceSchema } from './detailsSchema'
import type { ResourceRow } from './resourceRow'
import { resourceColumns, toResource } from './resourceRow'
import type { MaybeTaskRow } from './taskRow'
import { hasTask, taskColumns, toTask } from './taskRow'

/** A resource that is locked until the transaction ends, and the task that has not ended on it. */
export interface Locked {
  readonly resource: ManagedResource
  readonly task: Task | null
}

type LockedRow = ResourceRow &
  MaybeTaskRow & {
    readonly choice: unknown
    readonly pool: string | null
    readonly slot: string | null
    readonly reference: string | null
    readonly eventSequence: string
  }

const managedColumns = `
  ${resourceColumns}, r.choice, r.pool, r.slot::text, r.reference, r.event_sequence::text as "eventSequence", ${taskColumns}`

const readLocked = `
  select ${managedColumns}
  from resource r
  left join datacenter d on d.code = r.datacenter
  left join task t on t.lane = r.lane and t.resource_id = r.id and t.ended_at is null
  where r.lane = $1 and r.id = $2`

// Locked first and read after: a statement that waits for a lock shows the row as it is by then, and all that is joined to
// it as it was before.
const lockOne = `select id from resource where lane = $1 and id = $2 for update`

const lockOfTask = `
  select id from resource where lane = $1 and id = (select resource_id from task where lane = $1 and id = $2) for update`

const toLocked = (row: LockedRow): Locked => ({
  resource: {
    ...toResource(row),
    choice: choiceSchema.parse(row.choice),
    held: row.pool === null || row.slot === null ? null : { pool: row.pool, slot: Number(row.slot) },
    reference: row.reference,
    eventSequence: Number(row.eventSequence),
  },
  task: hasTask(row) ? toTask(row, row) : null,
})

async function readOne(
  tx: Tx,
  lane: number,
  [locked]: readonly { readonly id: string }[],
): Promise<Locked | undefined> {
  const [row] = locked ? await tx.query<LockedRow>('readLockedResource', readLocked, [lane, locked.id]) : []
  return row && toLocked(row)
}

/** Locks the resource of a service. */
export async function lockResource(tx: Tx, id: ServiceId): Promise<Locked | undefined> {
  const locked = await tx.query<{ id: string }>('lockResource', lockOne, [laneOf(id), toUuid(id)])
  return readOne(tx, laneOf(id), locked)
}

/** Locks the resource that a task works on. */
export async function lockResourceOfTask(tx: Tx, id: TaskId): Promise<Locked | undefined> {
  const locked = await tx.query<{ id: string }>('lockResourceOfTask', lockOfTask, [laneOf(id), toUuid(id)])
  return readOne(tx, laneOf(id), locked)
}

const insert = `
  insert into resource (lane, id, kind, account_id, name, created_at, desired, choice, state, details, reference,
    condition_code, condition_message, condition_since)
  select $1::smallint, * from unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::timestamptz[], $7::text[], $8::jsonb[],
    $9::text[], $10::jsonb[], $11::text[], $12::text[], $13::text[], $14::timestamptz[])
  on conflict do nothing returning id`

/** Adds resources of one lane; those that are there already stay as they are. How many were added. */
export async function insertResources(
  tx: Tx,
  lane: number,
  resources: readonly ManagedResource[],
  now: Date,
): Promise<number> {
  const added = await tx.query('insertResources', insert, [
    lane,
    resources.map(({ id }) => toUuid(id)),
    resources.map(({ kind }) => kind),
    resources.map(({ accountId }) => accountId && toUuid(accountId)),
    resources.map(({ name }) => name),
    resources.map(() => now),
    resources.map(({ desired }) => desired),
    resources.map(({ choice }) => JSON.stringify(choice)),
    resources.map(({ state }) => state),
    resources.map(({ details }) => JSON.stringify(details)),
    resources.map(({ reference }) => reference),
    resources.map(({ condition }) => condition?.code ?? null),
    resources.map(({ condition }) => condition?.message ?? null),
    resources.map(({ condition }) => condition?.since ?? null),
  ])
  return added.length
}

const update = `
  update resource set name = $3, desired = $4, state = $5, details = $6::jsonb, datacenter = $7, pool = $8, slot = $9,
    delivered_at = $10, observed_at = $11, observed_power = $12, observed_enabled = $13, observed_operating_system = $14,
    condition_code = $15, condition_message = $16, condition_since = $17, event_sequence = $18
  where lane = $1 and id = $2`

/** Writes down how a locked resource stands now. */
export async function saveResource(tx: Tx, resource: ManagedResource): Promise<void> {
  const { id, observed, condition } = resource
  await tx.query('saveResource', update, [
    laneOf(id),
    toUuid(id),
    resource.name,
    resource.desired,
    resource.state,
    JSON.stringify(resource.details),
    resource.datacenter?.code ?? null,
    resource.held?.pool ?? null,
    resource.held?.slot ?? null,
    resource.deliveredAt,
    observed.at,
    observed.power,
    observed.enabled,
    observed.operatingSystem,
    condition?.code ?? null,
    condition?.message ?? null,
    condition?.since ?? null,
    resource.eventSequence,
  ])
}
