import type { OrderId } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'
import { readKeyOfOrder } from '../store/idempotency'
import type { OrderAnswer } from './answers'
import { orderAnswer } from './answers'
import { keptAnswer } from './idempotency'

/** The answer of an order's first click, or that it is still being paid. */
export async function orderAnswerNow(tx: Tx, orderId: OrderId): Promise<OrderAnswer> {
  const record = await readKeyOfOrder(tx, orderId)
  const kept = record && keptAnswer(orderAnswer, record)
  return kept ?? { orderId, serviceId: null, invoiceId: null, userErrors: [] }
}
