import { z } from 'zod'
import type { Job } from '../../shared/runtime/worker'
import { defineJob } from '../../shared/runtime/worker'
import type { Actions } from '../actions/index'

const nothing = z.object({}).loose()

/** What runs by the clock: each of them in one process at a time, as its queue has one place. */
export const crontab = `
*/5 * * * * renew ?queue=renew&jobKey=renew
* * * * * settlePayments ?queue=settlePayments&jobKey=settlePayments
*/15 * * * * retryUnpaid ?queue=renew&jobKey=retryUnpaid
`

/** Billing's background tasks. */
export function createJobs(actions: Actions): Job[] {
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
  ]
}
