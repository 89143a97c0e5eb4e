import { laneOf } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'
import { stateDuring } from '../domain/reactions'
import type { ManagedResource } from '../domain/resource'
import type { TaskKind } from '../domain/task'
import { newTask } from '../domain/task'
import { insertTasks } from '../store/tasks'
import type { ActionDeps } from './deps'
import { tellSubscribers } from './tellSubscribers'

/** Begins work on a locked resource that has none; the resource as it stands from now on, which the caller saves. */
export async function startWork(
  tx: Tx,
  { clock, ids }: Pick<ActionDeps, 'clock' | 'ids'>,
  resource: ManagedResource,
  work: TaskKind,
): Promise<ManagedResource> {
  const { id, accountId, state, condition } = resource
  const lane = laneOf(id)
  await insertTasks(tx, lane, [{ task: newTask(ids.next('tsk', lane), id, work, clock.now()), accountId }])
  await tellSubscribers(tx, { clock }, 'TASK', resource)
  const during = stateDuring(work, state)
  return { ...resource, state: during, condition: during === state ? condition : null }
}
