import { z } from 'zod'
import type { EventHandler } from '../../shared/runtime/events/receiver'
import { handlerOf } from '../../shared/runtime/events/receiver'
import { enqueue } from '../../shared/runtime/worker'

const settled = z.object({ key: z.string().max(100), outcome: z.enum(['captured', 'declined']) })

/**
 * The payment provider says that a payment has settled. It is taken as a hint only: what became of the payment is looked up
 * at the provider, so a forged or doubled notification cannot move money.
 */
export const paymentSettled: EventHandler = handlerOf('payments.payment.settled', settled, tx =>
  enqueue(tx, 'settlePayments', {}, { key: 'settlePayments' }),
)
