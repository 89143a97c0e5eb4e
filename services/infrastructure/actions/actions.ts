import type { TaskId } from '../../shared/domain/ids'
import type { EventHandler } from '../../shared/runtime/events/receiver'
import { lanesWithin } from '../domain/sweep'
import { advanceTask } from './advanceTask'
import type { ActionDeps } from './deps'
import { eventHandlers } from './eventHandlers'
import { observeLanes } from './observeLanes'
import { rescueTasks } from './rescueTasks'
import { takeInventory } from './takeInventory'

/** All that this service does. */
export interface Actions {
  readonly eventHandlers: readonly EventHandler[]
  advanceTask(taskId: TaskId): Promise<void>
  /** Looks at the lanes whose turn it is, as many as may be within so many milliseconds, and for no longer than that. */
  observeLanes(span: number): Promise<void>
  rescueTasks(): Promise<void>
  /** Goes through all that is there, part by part. */
  takeInventory(): Promise<void>
}

export function createActions(deps: ActionDeps): Actions {
  return {
    eventHandlers: eventHandlers(deps),
    advanceTask: taskId => advanceTask(deps, taskId),
    async observeLanes(span) {
      const until = new Date(deps.clock.now().getTime() + span)
      await observeLanes(deps, until, lanesWithin(span, deps.rules.observeEvery))
    },
    async rescueTasks() {
      await rescueTasks(deps)
    },
    async takeInventory() {
      let from: string | null = null
      do from = await takeInventory(deps, from)
      while (from !== null && !deps.closing.aborted)
    },
  }
}
