import type { TaskId } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'
import type { Phase } from '../domain/phases'
import { givesWay, phaseOf } from '../domain/phases'
import type { ManagedResource } from '../domain/resource'
import { referenceOf } from '../domain/resource'
import type { Task } from '../domain/task'
import { begin, complete, fail, hasEnded, operationKey } from '../domain/task'
import type { Operation } from '../drivers/driver'
import { addressesOfResource } from '../store/addresses'
import { lockResourceOfTask, saveResource } from '../store/resources'
import { saveTask, schedule } from '../store/tasks'
import { assignResource } from './assignResource'
import type { ActionDeps } from './deps'
import { endTask, giveWay } from './endTask'
import { giveBack } from './giveBack'
import { tellSubscribers } from './tellSubscribers'

/** What is to be done next for a task. */
export type Step =
  /** Nothing now: it has ended, or waits, and whatever comes next has a job of its own. */
  | { readonly do: 'nothing' }
  /** Something of our own was done; on to the next. */
  | { readonly do: 'more' }
  | { readonly do: 'operate'; readonly task: Task; readonly operation: Operation }
  | { readonly do: 'observe'; readonly task: Task; readonly reference: string }

type Deps = Pick<ActionDeps, 'clock' | 'ids' | 'log' | 'measures' | 'rules'>

interface AtWork {
  readonly resource: ManagedResource
  readonly task: Task
}

/** Decides the next step of a task, under the lock of its resource; what needs nobody else is done at once. */
export async function prepareTask(tx: Tx, deps: Deps, taskId: TaskId): Promise<Step> {
  const locked = await lockResourceOfTask(tx, taskId)
  const task = locked?.task
  if (!locked || !task || task.id !== taskId) return { do: 'nothing' }
  const { resource } = locked
  // Looked at again before every step, so before the wipe too.
  if (givesWay(task.kind, task.phase, task.begun, resource.desired)) {
    await giveWay(tx, deps, { resource, task })
    return { do: 'nothing' }
  }
  const phase = phaseOf(task.kind, task.phase)
  if ('verb' in phase.does) return operate(tx, deps, { resource, task }, phase.does.verb)
  return ownWork[phase.does.own](tx, deps, { resource, task })
}

async function operate(tx: Tx, deps: Deps, { resource, task }: AtWork, verb: Operation['verb']): Promise<Step> {
  const begun = begin(task, leaseEnd(deps))
  await saveTask(tx, begun)
  if (begun.state !== task.state) await tellSubscribers(tx, deps, 'TASK', resource)
  const { kind, name, details, datacenter } = resource
  const addresses = await addressesOfResource(tx, resource.id)
  return {
    do: 'operate',
    task: begun,
    operation: {
      key: operationKey(begun),
      verb,
      reference: referenceOf(resource),
      specification: { kind, name, details, datacenter: datacenter?.code ?? null, addresses },
    },
  }
}

const leaseEnd = ({ clock, rules }: Deps): Date => new Date(clock.now().getTime() + rules.lease)

/** What was in use is kept for a while, in case it ended by mistake; what never was, or is wiped already, holds nobody's data. */
const isKept = ({ deliveredAt, state }: ManagedResource): boolean => deliveredAt !== null && state !== 'RELEASED'

type OwnWork = Extract<Phase['does'], { own: string }>['own']

const ownWork: Readonly<Record<OwnWork, (tx: Tx, deps: Deps, atWork: AtWork) => Promise<Step>>> = {
  async assign(tx, deps, { resource, task }) {
    const { accountId } = resource
    if (accountId === null) throw new Error(`${resource.id} is nobody's and cannot be made`)
    const now = deps.clock.now()
    const assigned = await assignResource(tx, resource, accountId, deps.rules.ownDomain)
    if (!assigned.ok) return end(tx, deps, { resource, task: fail(task, assigned.refusal, now) })
    await saveResource(tx, assigned.value)
    await tellSubscribers(tx, deps, 'STATE', resource)
    await saveTask(tx, complete(task, now))
    return { do: 'more' }
  },

  async verify(tx, deps, { resource, task }) {
    const begun = begin(task, leaseEnd(deps))
    await saveTask(tx, begun)
    return { do: 'observe', task: begun, reference: referenceOf(resource) }
  },

  async wait(tx, deps, { resource, task }) {
    const now = deps.clock.now()
    const until = new Date(task.createdAt.getTime() + (isKept(resource) ? deps.rules.releaseGrace : 0))
    if (until > now) {
      const waiting = { ...task, dueAt: until }
      await saveTask(tx, waiting)
      await schedule(tx, [waiting])
      return { do: 'nothing' }
    }
    await saveTask(tx, complete(task, now))
    return { do: 'more' }
  },

  async 'give-back'(tx, deps, { resource, task }) {
    return end(tx, deps, { resource: await giveBack(tx, resource), task: complete(task, deps.clock.now()) })
  },
}

async function end(tx: Tx, deps: Deps, ended: AtWork): Promise<Step> {
  if (!hasEnded(ended.task)) throw new Error(`${ended.task.kind} goes on after ${ended.task.phase}`)
  await endTask(tx, deps, ended)
  return { do: 'nothing' }
}
