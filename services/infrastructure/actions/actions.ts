import type { TaskId } from '../../shared/domain/ids'
import type { EventHandler } from '../../shared/runtime/events/receiver'
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
  /** Looks at the lanes whose turn it is, for so many milliseconds at most. */
  observeLanes(lookFor: number): Promise<void>
  rescueTasks(): Promise<void>
  /** Goes through all that is there, part by part. */
  takeInventory(): Promise<void>
}

export function createActions(deps: ActionDeps): Actions {
  return {
    eventHandlers: eventHandlers(deps),
    advanceTask: taskId => advanceTask(deps, taskId),
    async observeLanes(lookFor) {
      await observeLanes(deps, new Date(deps.clock.now().getTime() + lookFor))
    },
    async rescueTasks() {
      await rescueTasks(deps)
    },
    async takeInventory() {
      let from: string | null = null
      do from = await takeInventory(deps, from)
      while (from !== null)
    },
  }
}
