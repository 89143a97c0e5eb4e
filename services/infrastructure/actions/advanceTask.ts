import type { TaskId } from '../../shared/domain/ids'
import { SYSTEM } from '../../shared/domain/viewer'
import type { ActionDeps } from './deps'
import type { Step } from './prepareTask'
import { prepareTask } from './prepareTask'
import type { Outcome } from './recordOutcome'
import { recordOutcome } from './recordOutcome'

/**
 * Brings a task forward as far as it goes without waiting. Each step is decided and written down in a transaction of its
 * own, with the driver's call between two of them: whoever dies anywhere leaves a task that the next one goes on with,
 * and an operation that the driver knows by its key.
 */
export async function advanceTask(deps: ActionDeps, taskId: TaskId): Promise<void> {
  const { database } = deps
  for (;;) {
    const step = await database.transaction(SYSTEM, tx => prepareTask(tx, deps, taskId))
    if (step.do === 'nothing') return
    if (step.do === 'more') continue
    const outcome = await perform(deps, step)
    if (!(await database.transaction(SYSTEM, tx => recordOutcome(tx, deps, step.task, outcome)))) return
  }
}

async function perform(
  { driver, log }: ActionDeps,
  step: Extract<Step, { do: 'operate' | 'observe' }>,
): Promise<Outcome> {
  try {
    if (step.do === 'operate') return { came: 'progress', progress: await driver.operate(step.operation) }
    const sighting = (await driver.observe([step.reference])).get(step.reference)
    return sighting ? { came: 'sighting', sighting } : { came: 'nothing' }
  } catch (error) {
    log.warn({ err: error, taskId: step.task.id, phase: step.task.phase }, 'the driver did not answer')
    return { came: 'nothing' }
  }
}
