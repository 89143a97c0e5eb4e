import { z } from 'zod'
import { parseId } from '../../shared/domain/ids'
import type { Clock } from '../../shared/runtime/clock'
import type { EventHandler } from '../../shared/runtime/events/receiver'
import { RejectedEvent, handlerOf } from '../../shared/runtime/events/receiver'
import { enqueue } from '../../shared/runtime/worker'
import { hastenPayment } from '../store/payments'

const settled = z.object({ key: z.string().max(100), outcome: z.enum(['captured', 'declined']) })

/**
 * What the payment provider tells. That a payment has settled is taken as a hint only: what became of it is looked up at the
 * provider, so a forged, doubled or late notification moves no money.
 */
export const paymentEvents = (clock: Clock): readonly EventHandler[] => [
  handlerOf('payments.payment.settled', settled, async (tx, { key }) => {
    const id = parseId('pay', key)
    if (!id) throw new RejectedEvent(`no payment of ours has the key ${key}`)
    if (await hastenPayment(tx, id, clock.now())) await enqueue(tx, 'settlePayments', {}, { key: 'settlePayments' })
  }),
]
