import type { AccountId, TaskId } from '../../shared/domain/ids'
import { fromUuid, laneOf, toUuid } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'
import type { Task } from '../domain/task'

/** The job that brings a task forward; there is at most one of it for a task, whose id is its key. */
const ADVANCE_TASK = 'advance-task'

const insert = `
  insert into task (lane, id, resource_id, account_id, kind, state, phase, begun, tries, faults, progress, step, created_at, due_at)
  select $1::smallint, * from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::boolean[],
    $9::smallint[], $10::smallint[], $11::smallint[], $12::text[], $13::timestamptz[], $14::timestamptz[])`

/** Adds tasks on resources of one lane that have none. */
export async function insertTasks(
  tx: Tx,
  lane: number,
  tasks: readonly { readonly task: Task; readonly accountId: AccountId | null }[],
): Promise<void> {
  if (tasks.length === 0) return
  await tx.query('insertTasks', insert, [
    lane,
    tasks.map(({ task }) => toUuid(task.id)),
    tasks.map(({ task }) => toUuid(task.resourceId)),
    tasks.map(({ accountId }) => accountId && toUuid(accountId)),
    tasks.map(({ task }) => task.kind),
    tasks.map(({ task }) => task.state),
    tasks.map(({ task }) => task.phase),
    tasks.map(({ task }) => task.begun),
    tasks.map(({ task }) => task.tries),
    tasks.map(({ task }) => task.faults),
    tasks.map(({ task }) => task.progress),
    tasks.map(({ task }) => task.step),
    tasks.map(({ task }) => task.createdAt),
    tasks.map(({ task }) => task.dueAt),
  ])
  await schedule(
    tx,
    tasks.map(({ task }) => task),
  )
}

const update = `
  update task set state = $3, phase = $4, begun = $5, tries = $6, faults = $7, progress = $8, step = $9, due_at = $10,
    ended_at = $11, failure = $12
  where lane = $1 and id = $2`

export async function saveTask(tx: Tx, task: Task): Promise<void> {
  await tx.query('saveTask', update, [
    laneOf(task.id),
    toUuid(task.id),
    task.state,
    task.phase,
    task.begun,
    task.tries,
    task.faults,
    task.progress,
    task.step,
    task.dueAt,
    task.endedAt,
    task.failure,
  ])
}

const addJobs = `
  select graphile_worker.add_jobs(
    (select array_agg(('${ADVANCE_TASK}', json_build_object('taskId', key), null, run_at, null, key, null, null)::graphile_worker.job_spec)
     from unnest($1::text[], $2::timestamptz[]) as wanted(key, run_at)),
    $3)`

/** Sees to it that tasks are brought forward when they are due. */
export async function schedule(tx: Tx, tasks: readonly Task[]): Promise<void> {
  if (tasks.length === 0) return
  await tx.query('scheduleTasks', addJobs, [tasks.map(({ id }) => id), tasks.map(({ dueAt }) => dueAt), false])
}

const overdue = `
  select id from task where ended_at is null and due_at < $1 order by due_at limit $2`

/**
 * Tasks that should have been looked at before `limit` and were not, because whoever had them died, get a new job. One
 * that only waits its turn keeps its place in the queue.
 */
export async function rescheduleOverdue(tx: Tx, limit: Date, most: number): Promise<TaskId[]> {
  const rows = await tx.query<{ id: string }>('overdueTasks', overdue, [limit, most])
  const ids = rows.map(({ id }) => fromUuid('tsk', id))
  if (ids.length > 0) await tx.query('scheduleTasks', addJobs, [ids, ids.map(() => null), true])
  return ids
}
