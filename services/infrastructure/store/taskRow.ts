import { fromUuid } from '../../shared/domain/ids'
import type { PhaseName } from '../domain/phases'
import type { ManagedResource } from '../domain/resource'
import { prefixOfKind } from '../domain/resource'
import type { Task } from '../domain/task'

/** What every reader of tasks selects, from `task t`. */
export const taskColumns = `
  t.id as "taskId", t.kind as "taskKind", t.state as "taskState", t.phase, t.begun, t.tries, t.faults, t.progress, t.step,
  t.created_at as "taskCreatedAt", t.due_at as "dueAt", t.ended_at as "endedAt", t.failure`

export interface TaskRow {
  readonly taskId: string
  readonly taskKind: Task['kind']
  readonly taskState: Task['state']
  readonly phase: PhaseName
  readonly begun: boolean
  readonly tries: number
  readonly faults: number
  readonly progress: number
  readonly step: string
  readonly taskCreatedAt: Date
  readonly dueAt: Date | null
  readonly endedAt: Date | null
  readonly failure: string | null
}

/** A row of a left join: all there, or nothing. */
export type MaybeTaskRow = TaskRow | { readonly taskId: null }

export const hasTask = <Row extends MaybeTaskRow>(row: Row): row is Row & TaskRow => row.taskId !== null

export const toTask = (
  row: TaskRow,
  resource: { readonly id: string; readonly kind: ManagedResource['kind'] },
): Task => ({
  id: fromUuid('tsk', row.taskId),
  resourceId: fromUuid(prefixOfKind(resource.kind), resource.id),
  kind: row.taskKind,
  state: row.taskState,
  phase: row.phase,
  begun: row.begun,
  tries: row.tries,
  faults: row.faults,
  progress: row.progress,
  step: row.step,
  createdAt: row.taskCreatedAt,
  dueAt: row.dueAt,
  endedAt: row.endedAt,
  failure: row.failure,
})
