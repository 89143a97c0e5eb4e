import type { Tx } from '../../shared/runtime/database'
import { judge } from '../domain/drift'
import { stateAfter } from '../domain/reactions'
import type { ManagedResource } from '../domain/resource'
import type { Sighting } from '../domain/sighting'
import { confirms } from '../domain/sighting'
import type { Task } from '../domain/task'
import { complete, fail, hasEnded, redo, report, retry } from '../domain/task'
import type { Progress } from '../drivers/driver'
import { lockResourceOfTask, saveResource } from '../store/resources'
import { saveTask, schedule } from '../store/tasks'
import type { ActionDeps } from './deps'
import { endTask } from './endTask'
import { tellSubscribers } from './tellSubscribers'

/** What came of a step: the driver's answer, what it saw, or no answer, which says nothing of what it did. */
export type Outcome =
  | { readonly came: 'progress'; readonly progress: Progress }
  | { readonly came: 'sighting'; readonly sighting: Sighting }
  | { readonly came: 'nothing' }

type Deps = Pick<ActionDeps, 'clock' | 'ids' | 'log' | 'measures' | 'rules'>

const noAnswer = 'It could not be reached.'

/**
 * Writes down what came of a step, if the task is still where it was when the step began: of two who did the same step,
 * the first counts. Whether there is more to be done at once.
 */
export async function recordOutcome(tx: Tx, deps: Deps, step: Task, outcome: Outcome): Promise<boolean> {
  const locked = await lockResourceOfTask(tx, step.id)
  const task = locked?.task
  if (!locked || task?.id !== step.id || task.phase !== step.phase || task.tries !== step.tries) return false
  const resource = seen(locked.resource, outcome, deps.clock.now())
  const next = after(task, outcome, deps)
  if (hasEnded(next)) {
    await endTask(tx, deps, { resource, task: next })
    return false
  }
  await saveTask(tx, next)
  if (next.progress !== task.progress || next.step !== task.step) await tellSubscribers(tx, deps, 'TASK', resource)
  await saveResource(tx, switchedOff(resource, task, next))
  const goesOn = next.phase !== task.phase && next.faults === task.faults
  if (!goesOn) await schedule(tx, [next])
  return goesOn
}

function after(task: Task, outcome: Outcome, { clock, rules }: Deps): Task {
  const now = clock.now()
  switch (outcome.came) {
    case 'nothing':
      return retry(task, noAnswer, false, rules.retry, now)
    case 'sighting':
      if (confirms(task.kind, outcome.sighting)) return complete(task, now)
      if (outcome.sighting.presence === 'UNREACHABLE') return retry(task, noAnswer, false, rules.retry, now)
      return redo(task, 'It is not as it was made to be.', rules.retry, now)
    case 'progress':
      return afterProgress(task, outcome.progress, rules, now)
  }
}

function afterProgress(task: Task, progress: Progress, { retry: policy }: ActionDeps['rules'], now: Date): Task {
  if (progress.state === 'DONE') return complete(task, now)
  if (progress.state === 'RUNNING')
    return report(task, progress.percent, progress.step, new Date(now.getTime() + progress.askAgainIn))
  return progress.forGood ? fail(task, progress.reason, now) : retry(task, progress.reason, true, policy, now)
}

/** A resource as it was seen just now; the condition is for the end of the task to decide. */
function seen(resource: ManagedResource, outcome: Outcome, now: Date): ManagedResource {
  if (outcome.came !== 'sighting') return resource
  return { ...resource, observed: judge({ ...resource, busy: true }, outcome.sighting, now).observed }
}

/** On the way to its release a resource is suspended as soon as it is switched off. */
const switchedOff = (resource: ManagedResource, before: Task, after: Task): ManagedResource =>
  before.kind === 'RELEASE' &&
  before.phase === 'switching-off' &&
  after.phase === 'waiting' &&
  resource.state === 'ACTIVE'
    ? { ...resource, state: stateAfter.SUSPEND }
    : resource
