import { laneOf, sibling } from '../../shared/domain/ids'
import type { ContractId, OrderId } from '../../shared/domain/ids'
import { dayAt } from '../../shared/domain/day'
import type { Result } from '../../shared/domain/result'
import { ok } from '../../shared/domain/result'
import type { Tx } from '../../shared/runtime/database'
import type { Account } from '../domain/account'
import type { Purchase } from '../domain/purchase'
import type { Refusal } from '../domain/refusal'
import { invoiceFor } from '../domain/upcomingInvoice'
import { changeCredit } from '../store/accounts'
import type { KeyUse } from '../store/idempotency'
import { insertKey } from '../store/idempotency'
import type { OpenOrder } from '../store/orders'
import { insertOrder } from '../store/orders'
import type { PaymentInHand } from '../store/payments'
import { insertPayments } from '../store/payments'
import type { OrderAnswer } from './answers'
import { choosePaymentMethod } from './choosePaymentMethod'
import { completeOrder } from './completeOrder'
import type { ActionDependencies } from './dependencies'
import { SETTLE_AFTER } from './dependencies'

/** What an order has come to after its first transaction. */
export type Opened =
  | { readonly kind: 'answered'; readonly answer: OrderAnswer }
  /** Somebody else is paying it, or was. */
  | { readonly kind: 'waiting'; readonly orderId: OrderId }
  | { readonly kind: 'paying'; readonly payment: PaymentInHand }

interface Opening {
  readonly account: Account
  readonly purchase: Purchase
  readonly contractId: ContractId
  readonly use: KeyUse
  readonly paymentMethodId: string | null
  readonly now: Date
}

/**
 * Writes an order with its frozen amounts, holds back the account's credit for it and writes the payment before the provider
 * is called, so that whatever happens then it can be found out. What costs nothing is completed at once.
 */
export async function openOrder(
  deps: ActionDependencies,
  tx: Tx,
  { account, purchase, contractId, use, paymentMethodId, now }: Opening,
): Promise<Result<Opened, readonly Refusal[]>> {
  const lane = laneOf(account.id)
  const { gross, creditApplied, amountDue } = invoiceFor(account, purchase.lines)
  const isFree = amountDue.minor === 0n
  const method = isFree ? null : await choosePaymentMethod(tx, account, paymentMethodId, dayAt(now, account.timeZone))
  if (method && !method.ok) return method

  const order: OpenOrder = {
    id: deps.ids.next('ord', lane),
    accountId: account.id,
    state: 'PAYING',
    serviceId: sibling('svc', contractId),
    total: gross,
    creditReserved: creditApplied,
    createdAt: now,
    purchase,
  }
  await insertOrder(tx, order)
  await insertKey(tx, use, { orderId: order.id, answer: null }, now)
  await changeCredit(tx, [{ accountId: account.id, by: -creditApplied.minor }])
  if (!method)
    return ok({ kind: 'answered', answer: await completeOrder(deps, tx, { account, order, payment: null, now }) })

  const { id: methodId, providerRef: methodRef } = method.value
  const payment = {
    id: deps.ids.next('pay', lane),
    accountId: account.id,
    invoiceId: null,
    orderId: order.id,
    amount: amountDue,
  }
  const nextTryAt = new Date(now.getTime() + (deps.settleAfter ?? SETTLE_AFTER))
  await insertPayments(tx, [{ ...payment, methodId, tries: 1, nextTryAt }], now)
  return ok({ kind: 'paying', payment: { ...payment, methodRef, triesBefore: 0 } })
}
