import { setTimeout as sleep } from 'node:timers/promises'
import type { OrderId } from '../../shared/domain/ids'
import type { Viewer } from '../../shared/domain/viewer'
import type { PaymentInHand } from '../store/payments'
import type { OrderAnswer } from './answers'
import { charge } from './charging'
import type { ActionDependencies } from './dependencies'
import type { Opened } from './openOrder'
import { orderAnswerNow } from './orderAnswerNow'
import { settleOrder } from './settleOrder'

/** How long a click waits for the payment of another one with its key, in milliseconds: less than its own caller waits. */
const PATIENCE = 3_500
const GLANCE = 100

/** Charges what an order costs, and answers with what came of it; while that is not known the order is being paid. */
export function payOrder(deps: ActionDependencies, viewer: Viewer, opened: Opened): Promise<OrderAnswer> {
  if (opened.kind === 'answered') return Promise.resolve(opened.answer)
  return opened.kind === 'waiting' ? waitFor(deps, viewer, opened.orderId) : chargeOrder(deps, viewer, opened.payment)
}

async function chargeOrder(deps: ActionDependencies, viewer: Viewer, payment: PaymentInHand): Promise<OrderAnswer> {
  const outcome = await charge(deps, payment)
  if (outcome.state !== 'UNKNOWN') return settleOrder(deps, viewer, payment, outcome)
  const { id: paymentId, orderId } = payment
  deps.log.warn({ paymentId, orderId, reason: outcome.reason }, 'the outcome of a payment is not known yet')
  return { orderId, serviceId: null, invoiceId: null, userErrors: [] }
}

async function waitFor({ database }: ActionDependencies, viewer: Viewer, orderId: OrderId): Promise<OrderAnswer> {
  const deadline = performance.now() + PATIENCE
  for (;;) {
    const answer = await database.transaction(viewer, tx => orderAnswerNow(tx, orderId))
    const isDecided = answer.serviceId !== null || answer.userErrors.length > 0
    if (isDecided || performance.now() >= deadline) return answer
    await sleep(GLANCE)
  }
}
