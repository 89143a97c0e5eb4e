import type { Tx } from '../../shared/runtime/database'
import { raise } from '../domain/condition'
import { stateAfter, workFor } from '../domain/reactions'
import type { ManagedResource } from '../domain/resource'
import type { Task } from '../domain/task'
import { fail, hasEnded } from '../domain/task'
import type { Locked } from '../store/resources'
import { saveResource } from '../store/resources'
import { saveTask } from '../store/tasks'
import type { ActionDeps } from './deps'
import { startWork } from './startWork'
import { tellDelivered, tellFailed, tellReleased } from './tellBilling'
import { tellSubscribers } from './tellSubscribers'

type Deps = Pick<ActionDeps, 'clock' | 'ids' | 'log' | 'measures'>

type Ended = Omit<Locked, 'task'> & { readonly task: Task }

/** Saves a task that has come to its end, tells what became true by it, and begins what is wanted next. */
export async function endTask(tx: Tx, deps: Deps, { resource, task }: Ended): Promise<void> {
  if (!hasEnded(task)) throw new Error(`the task ${task.id} has not ended`)
  await saveTask(tx, task)
  const told =
    task.state === 'DONE' ? await succeed(tx, deps, resource, task) : await giveOver(tx, deps, resource, task)
  await tellSubscribers(tx, deps, 'TASK', resource)
  await tellSubscribers(tx, deps, 'STATE', resource)
  const work = workFor(told.state, told.desired)
  await saveResource(tx, work ? await startWork(tx, deps, told, work) : told)
}

async function succeed(tx: Tx, deps: Deps, resource: ManagedResource, { kind }: Task): Promise<ManagedResource> {
  const now = deps.clock.now()
  const stands = { ...resource, state: stateAfter[kind], condition: null }
  if (kind === 'RELEASE') return tellReleased(tx, deps, stands)
  if (kind !== 'PROVISION') return stands
  const deliveredAt = stands.deliveredAt ?? now
  return tellDelivered(tx, deps, { ...stands, deliveredAt }, deliveredAt)
}

/** Billing hears only of what could not be delivered: its customer has paid for nothing then. */
async function giveOver(tx: Tx, deps: Deps, resource: ManagedResource, task: Task): Promise<ManagedResource> {
  const failure = task.failure ?? 'It failed.'
  deps.log.error({ taskId: task.id, resourceId: resource.id, kind: task.kind, failure }, 'a task failed for good')
  deps.measures.failed(task.kind)
  const condition = raise(resource.condition, 'FAILED', failure, deps.clock.now())
  const stands: ManagedResource = { ...resource, state: 'FAILED', condition }
  return task.kind === 'PROVISION' ? tellFailed(tx, deps, stands, failure) : stands
}

/** A task makes way for what is wanted by now; the resource stays as far as it was brought. */
export async function giveWay(tx: Tx, deps: Deps, { resource, task }: Ended): Promise<void> {
  await saveTask(tx, fail(task, 'Given up: something else was asked for in the meantime.', deps.clock.now()))
  await tellSubscribers(tx, deps, 'TASK', resource)
  const work = workFor(resource.state, resource.desired)
  await saveResource(tx, work ? await startWork(tx, deps, resource, work) : resource)
}
