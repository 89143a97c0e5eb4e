import { z } from 'zod'
import type { Job } from '../../shared/runtime/worker'
import { defineJob } from '../../shared/runtime/worker'
import type { Actions } from '../actions/index'

const nothing = z.object({}).loose()

/**
 * What runs by the clock. Runs that meet share the work, and none of them is in a named queue: a worker that is killed would
 * keep its queue closed for hours, and the next run with it.
 */
export const crontab = `
*/5 * * * * renew ?jobKey=renew
* * * * * settlePayments ?jobKey=settlePayments
*/15 * * * * retryUnpaid ?jobKey=retryUnpaid
23 * * * * forgetChanges ?jobKey=forgetChanges
`

/** Billing's background tasks. */
export function createJobs(actions: Actions, forgetChanges: () => Promise<number>): Job[] {
  return [
    defineJob({
      name: 'renew',
      schema: nothing,
      run: async () => {
        await actions.renewDue()
        await actions.settlePayments()
      },
    }),
    defineJob({
      name: 'settlePayments',
      schema: nothing,
      run: async () => void (await actions.settlePayments()),
    }),
    defineJob({
      name: 'retryUnpaid',
      schema: nothing,
      run: async () => void (await actions.retryUnpaid()),
    }),
    defineJob({
      name: 'forgetChanges',
      schema: nothing,
      run: async () => void (await forgetChanges()),
    }),
  ]
}
