import type { ResourceId, TaskId } from '../../shared/domain/ids'
import type { Phase, PhaseName } from './phases'
import { firstPhase, nextPhase, previousPhase, progressIn } from './phases'

export type TaskKind = 'PROVISION' | 'SUSPEND' | 'RESUME' | 'RELEASE'
type TaskState = 'PENDING' | 'RUNNING' | 'DONE' | 'FAILED'

/** A piece of work on a resource, done in phases; a resource has at most one that has not ended. */
export interface Task {
  readonly id: TaskId
  readonly resourceId: ResourceId
  readonly kind: TaskKind
  readonly state: TaskState
  readonly phase: PhaseName
  /** Whether the phase's operation was handed to the driver, or may have been. */
  readonly begun: boolean
  /** Grows with each operation that is begun anew: only when the one before is known to have failed, or to have had no effect. */
  readonly tries: number
  /** Faults so far: going on for a while and failing again is no reason to try for ever. */
  readonly faults: number
  readonly progress: number
  /** What is being done, in the driver's words or the phase's. */
  readonly step: string
  readonly createdAt: Date
  /** When it is to be looked at next; null when it ended. */
  readonly dueAt: Date | null
  readonly endedAt: Date | null
  readonly failure: string | null
}

export function newTask(id: TaskId, resourceId: ResourceId, kind: TaskKind, now: Date): Task {
  const phase = firstPhase(kind)
  return {
    id,
    resourceId,
    kind,
    state: 'PENDING',
    phase: phase.name,
    begun: false,
    tries: 1,
    faults: 0,
    progress: 0,
    step: phase.name,
    createdAt: now,
    dueAt: now,
    endedAt: null,
    failure: null,
  }
}

/** The key under which the driver knows the phase's operation: the same key never begins a second one. */
export const operationKey = (task: Task): string => `${task.id}:${task.phase}:${task.tries}`

/** Hands the phase to the driver: from here on its outcome is unknown until the driver says it, at the latest at `leaseEnds`. */
export const begin = (task: Task, leaseEnds: Date): Task => ({
  ...task,
  state: 'RUNNING',
  begun: true,
  dueAt: leaseEnds,
})

/** The driver is at it; never shown as going backwards. */
export function report(task: Task, percent: number, step: string, dueAt: Date): Task {
  const progress = Math.max(task.progress, progressIn(task.kind, task.phase, percent))
  return { ...task, progress, step, dueAt }
}

/** The phase is over: on to the next, or done after the last. */
export function complete(task: Task, now: Date): Task {
  const next: Phase | undefined = nextPhase(task.kind, task.phase)
  if (!next) return { ...task, state: 'DONE', progress: 100, dueAt: null, endedAt: now }
  const progress = Math.max(task.progress, progressIn(task.kind, next.name, 0))
  return {
    ...task,
    state: 'RUNNING',
    phase: next.name,
    begun: false,
    progress,
    step: next.name,
    dueAt: now,
  }
}

export const fail = (task: Task, failure: string, now: Date): Task => ({
  ...task,
  state: 'FAILED',
  failure,
  dueAt: null,
  endedAt: now,
})

export interface RetryPolicy {
  /** Faults after which a task has failed for good. */
  readonly mostFaults: number
  /** The first pause in milliseconds; each later one is twice as long, up to `longest`. */
  readonly pause: number
  readonly longest: number
}

/**
 * After a fault the phase is tried again, with growing pauses, until it failed for good.
 * @param known true when the driver said that the operation failed; a fault of another kind says nothing about it, so
 *   that the same operation is asked for again.
 */
export function retry(task: Task, reason: string, known: boolean, policy: RetryPolicy, now: Date): Task {
  const faults = task.faults + 1
  if (faults >= policy.mostFaults) return fail(task, reason, now)
  const pause = Math.min(policy.longest, policy.pause * 2 ** (faults - 1))
  const dueAt = new Date(now.getTime() + pause)
  return known ? { ...task, faults, tries: task.tries + 1, begun: false, dueAt } : { ...task, faults, dueAt }
}

/** What was done is not seen to be so: the operation before is begun anew, until the task has failed for good. */
export function redo(task: Task, reason: string, policy: RetryPolicy, now: Date): Task {
  const back = previousPhase(task.kind, task.phase)
  const again = retry(task, reason, true, policy, now)
  return hasEnded(again) || !back ? again : { ...again, phase: back.name, step: back.name }
}

export const hasEnded = (task: Task): boolean => task.endedAt !== null
