import { z } from 'zod'
import { parseId } from '../../shared/domain/ids'
import type { TaskId } from '../../shared/domain/ids'
import type { Job } from '../../shared/runtime/worker'
import { defineJob } from '../../shared/runtime/worker'
import type { Actions } from '../actions/actions'

/** How long one run may look at lanes, in milliseconds: the next minute brings the next run. */
const MINUTE = 60_000

const nothing = z.object({}).loose()

const taskId = z.string().transform((text, context): TaskId => {
  const id = parseId('tsk', text)
  if (id) return id
  context.addIssue({ code: 'custom', message: 'not a task id' })
  return z.NEVER
})

/** What runs by the clock. A key takes the place of a run that died: no run is waited for. */
export const crontab = `
* * * * * observe-resources ?jobKey=observe-resources
* * * * * rescue-tasks ?jobKey=rescue-tasks
17 * * * * take-inventory ?jobKey=take-inventory
29 * * * * forget-changes ?jobKey=forget-changes
`

/** Infrastructure's background tasks. */
export function createJobs(actions: Actions, forgetChanges: () => Promise<number>): Job[] {
  return [
    defineJob({
      name: 'advance-task',
      schema: z.object({ taskId }),
      run: payload => actions.advanceTask(payload.taskId),
    }),
    defineJob({
      name: 'observe-resources',
      schema: nothing,
      run: () => actions.observeLanes(MINUTE),
    }),
    defineJob({
      name: 'rescue-tasks',
      schema: nothing,
      run: () => actions.rescueTasks(),
    }),
    defineJob({
      name: 'take-inventory',
      schema: nothing,
      run: () => actions.takeInventory(),
    }),
    defineJob({
      name: 'forget-changes',
      schema: nothing,
      run: async () => void (await forgetChanges()),
    }),
  ]
}
