import type { InvoiceId, PaymentId } from '../../shared/domain/ids'
import { laneOf, sibling } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'
import { addToOutbox } from '../../shared/runtime/events/outbox'
import type { Account } from '../domain/account'
import type { OnTerms } from '../domain/contract'
import type { LedgerTransaction } from '../domain/ledger'
import { invoiceEntries, paymentEntries } from '../domain/ledger'
import type { EarlyRenewal, NewContract } from '../domain/purchase'
import { orderedEvent, withNextEvent } from '../domain/serviceEvents'
import { totalsOf } from '../domain/totals'
import { insertService, saveContracts } from '../store/contracts'
import { answerKey } from '../store/idempotency'
import { insertSettlements } from '../store/invoices'
import { postTransactions } from '../store/ledger'
import type { OpenOrder } from '../store/orders'
import { endOrder } from '../store/orders'
import { endPayments } from '../store/payments'
import { readServiceFacts } from '../store/reading/facts'
import { DESTINATIONS } from './announce'
import type { OrderAnswer } from './answers'
import type { ActionDependencies } from './dependencies'
import type { InvoiceDraft } from './issueInvoices'
import { issueInvoices } from './issueInvoices'
import { tellSubscribers } from './tellSubscribers'

interface Completion {
  /** Locked. */
  readonly account: Account
  readonly order: OpenOrder
  /** What was captured for it; null when nothing was to be paid. */
  readonly payment: { readonly id: PaymentId; readonly providerRef: string } | null
  readonly now: Date
}

/** Makes a paid order true: service, contract, invoice, settlement, ledger and event, all or nothing. */
export async function completeOrder(
  deps: Pick<ActionDependencies, 'ids'>,
  tx: Tx,
  { account, order, payment, now }: Completion,
): Promise<OrderAnswer> {
  const { id, serviceId, purchase } = order
  if (purchase.kind === 'ORDER') await startService(deps, tx, purchase, now)
  else await extendService(tx, order, purchase)
  const invoiceId = purchase.lines.length > 0 ? deps.ids.next('inv', laneOf(id)) : null
  await endOrder(tx, id, { state: 'COMPLETED', invoiceId }, now)
  if (payment) await endPayments(tx, [{ ...payment, state: 'CAPTURED', invoiceId }], now)
  const answer: OrderAnswer = { orderId: id, serviceId, invoiceId, userErrors: [] }
  await answerKey(tx, id, answer)
  if (invoiceId) await bill(tx, { account, order, payment, now, invoiceId })
  return answer
}

async function startService(
  { ids }: Pick<ActionDependencies, 'ids'>,
  tx: Tx,
  purchase: NewContract,
  now: Date,
): Promise<void> {
  const { terms, technical } = purchase
  const contract = withNextEvent(purchase.contract)
  const lane = laneOf(contract.id)
  await insertService(tx, {
    service: {
      id: sibling('svc', contract.id),
      accountId: contract.accountId,
      universe: terms.universe,
      kind: terms.resourceKind,
      displayName: terms.planName,
      state: 'PROVISIONING',
      orderedAt: now,
      deliveredAt: null,
    },
    contract,
    terms,
    technical,
  })
  const event = orderedEvent({ id: ids.next('evt', lane), at: now }, { ...purchase, contract })
  await addToOutbox(tx, [{ lane, event, destinations: DESTINATIONS }])
  const serviceId = sibling('svc', contract.id)
  await tellSubscribers(tx, [{ accountId: contract.accountId, serviceId, kind: 'ORDERED' }], now)
}

async function extendService(tx: Tx, { serviceId }: OpenOrder, renewal: EarlyRenewal): Promise<void> {
  const [facts] = await readServiceFacts(tx, [serviceId])
  if (!facts) throw new Error(`the service ${serviceId} that was renewed is gone`)
  const { billedUntil, periodsBilled } = renewal
  const renewed: OnTerms = {
    ...facts,
    contract: { ...facts.contract, billedUntil, periodsBilled, renewalOrderId: null },
  }
  await saveContracts(tx, [renewed])
}

async function bill(
  tx: Tx,
  { account, order, payment, now, invoiceId }: Completion & { readonly invoiceId: InvoiceId },
): Promise<void> {
  const { creditReserved, total, purchase } = order
  const { lines, taxRateE4 } = purchase
  const totals = totalsOf(lines, { currency: total.currency, taxRateE4, credit: creditReserved })
  if (totals.gross.minor !== total.minor) throw new Error(`the order ${order.id} does not add up to what was paid`)
  const { id: accountId } = account
  await insertSettlements(
    tx,
    [{ invoiceId, accountId, state: 'PAID', outstanding: 0n, attempts: 0, nextAttemptAt: null }],
    now,
  )
  const entries = invoiceEntries(totals)
  const draft: InvoiceDraft = { id: invoiceId, account, kind: 'INVOICE', lines, totals, corrects: null, entries }
  const issued = await issueInvoices(tx, [draft], now)
  const paid = payment
    ? issued.map((invoice): LedgerTransaction => ({
        ...invoice,
        id: payment.id,
        entries: paymentEntries(totals.amountDue, totals.amountDue),
      }))
    : []
  await postTransactions(tx, [...issued, ...paid])
}
