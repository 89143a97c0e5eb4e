import type { Viewer } from '../../shared/domain/viewer'
import type { Tx } from '../../shared/runtime/database'
import { passing } from '../domain/refusal'
import type { Captured, Declined } from '../providers/provider'
import { changeCredit, lockAccount } from '../store/accounts'
import { saveContracts } from '../store/contracts'
import { answerKey } from '../store/idempotency'
import type { OpenOrder } from '../store/orders'
import { endOrder, readOrder } from '../store/orders'
import type { PaymentInHand } from '../store/payments'
import { endPayments } from '../store/payments'
import { readServiceFacts } from '../store/reading/facts'
import type { OrderAnswer } from './answers'
import { completeOrder } from './completeOrder'
import type { ActionDependencies } from './dependencies'
import { orderAnswerNow } from './orderAnswerNow'

/** Completes or undoes an order once its payment's outcome is known. Whoever comes second finds it done. */
export function settleOrder(
  deps: ActionDependencies,
  viewer: Viewer,
  payment: PaymentInHand,
  outcome: Captured | Declined,
): Promise<OrderAnswer> {
  return deps.database.transaction(viewer, async tx => {
    const { orderId } = payment
    const account = await lockAccount(tx, payment.accountId)
    const order = orderId && (await readOrder(tx, orderId))
    if (!account || !order) throw new Error(`the payment ${payment.id} is for no order`)
    if (order.state !== 'PAYING') return orderAnswerNow(tx, order.id)
    const now = deps.clock.now()
    const { providerRef } = outcome
    return outcome.state === 'CAPTURED'
      ? completeOrder(deps, tx, { account, order, payment: { id: payment.id, providerRef }, now })
      : undoOrder(tx, order, payment, outcome, now)
  })
}

async function undoOrder(
  tx: Tx,
  order: OpenOrder,
  { id }: PaymentInHand,
  { providerRef, reason }: Declined,
  now: Date,
): Promise<OrderAnswer> {
  await endPayments(tx, [{ id, state: 'DECLINED', providerRef, reason }], now)
  await endOrder(tx, order.id, { state: 'DECLINED', reason }, now)
  await changeCredit(tx, [{ accountId: order.accountId, by: order.creditReserved.minor }])
  if (order.purchase.kind === 'RENEWAL') await releaseContract(tx, order)
  const declined = passing('PAYMENT_DECLINED', ['input', 'paymentMethodId'], reason)
  const answer: OrderAnswer = {
    orderId: order.id,
    serviceId: null,
    invoiceId: null,
    userErrors: [{ ...declined, field: [...declined.field] }],
  }
  await answerKey(tx, order.id, answer)
  return answer
}

async function releaseContract(tx: Tx, { serviceId }: OpenOrder): Promise<void> {
  const [facts] = await readServiceFacts(tx, [serviceId])
  if (facts) await saveContracts(tx, [{ ...facts, contract: { ...facts.contract, renewalOrderId: null } }])
}
