import type { Currency } from '../../../shared/domain/currency'
import type { AccountId, InvoiceId, PaymentId, PaymentMethodId } from '../../../shared/domain/ids'
import { fromUuid } from '../../../shared/domain/ids'
import { money } from '../../../shared/domain/money'
import type { Tx } from '../../../shared/runtime/database'
import type { Payment, PaymentState } from '../../domain/payment'
import type { PaymentMethod } from '../../domain/paymentMethod'
import { grouped, inOrder, keysOf } from './many'

interface PaymentRow {
  readonly id: string
  readonly accountId: string
  readonly invoiceId: string | null
  readonly orderId: string | null
  readonly methodId: string
  readonly currency: Currency
  readonly amount: string
  readonly state: PaymentState
  readonly declineReason: string | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

const paymentColumns = `p.id, p.account_id as "accountId", p.invoice_id as "invoiceId", p.order_id as "orderId", p.method_id as "methodId",
    p.currency, p.amount, p.state, p.decline_reason as "declineReason", p.created_at as "createdAt", p.updated_at as "updatedAt"`

const toPayment = (row: PaymentRow): Payment => ({
  id: fromUuid('pay', row.id),
  accountId: fromUuid('acc', row.accountId),
  invoiceId: row.invoiceId === null ? null : fromUuid('inv', row.invoiceId),
  orderId: row.orderId === null ? null : fromUuid('ord', row.orderId),
  methodId: fromUuid('pm', row.methodId),
  amount: money(BigInt(row.amount), row.currency),
  state: row.state,
  declineReason: row.declineReason,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
})

const paymentsOf = `
  select ${paymentColumns}
  from unnest($1::smallint[], $2::uuid[]) as wanted (lane, id)
  join payment p on p.lane = wanted.lane and p.id = wanted.id`

/** The payments of ids; null where the viewer has none of that id. */
export async function readPayments(tx: Tx, ids: readonly PaymentId[]): Promise<(Payment | null)[]> {
  const rows = await tx.query<PaymentRow>('paymentsOf', paymentsOf, keysOf(ids))
  return inOrder(ids, rows.map(toPayment), ({ id }) => id)
}

const paymentsOfInvoices = `
  select ${paymentColumns}
  from unnest($1::smallint[], $2::uuid[]) as wanted (lane, id)
  join payment p on p.lane = wanted.lane and p.invoice_id = wanted.id
  order by p.id desc`

/** The payments for each invoice, newest first. */
export async function readPaymentsOfInvoices(tx: Tx, ids: readonly InvoiceId[]): Promise<Payment[][]> {
  const rows = await tx.query<PaymentRow>('paymentsOfInvoices', paymentsOfInvoices, keysOf(ids))
  return grouped<InvoiceId | null, Payment>(ids, rows.map(toPayment), ({ invoiceId }) => invoiceId)
}

interface MethodRow {
  readonly id: string
  readonly accountId: string
  readonly providerRef: string
  readonly kind: 'CARD' | 'DIRECT_DEBIT'
  readonly label: string
  readonly expires: string | null
  readonly isDefault: boolean
}

const methodColumns = `m.id, m.account_id as "accountId", m.provider_ref as "providerRef", m.kind, m.label, m.expires,
    m.is_default as "isDefault"`

const toMethod = (row: MethodRow): PaymentMethod => ({
  id: fromUuid('pm', row.id),
  accountId: fromUuid('acc', row.accountId),
  providerRef: row.providerRef,
  kind: row.kind,
  label: row.label,
  expires: row.expires,
  isDefault: row.isDefault,
})

const methodsOf = `
  select ${methodColumns}
  from unnest($1::smallint[], $2::uuid[]) as wanted (lane, id)
  join payment_method m on m.lane = wanted.lane and m.id = wanted.id`

/** The payment methods of ids; null where the viewer has none of that id. */
export async function readPaymentMethods(tx: Tx, ids: readonly PaymentMethodId[]): Promise<(PaymentMethod | null)[]> {
  const rows = await tx.query<MethodRow>('methodsOf', methodsOf, keysOf(ids))
  return inOrder(ids, rows.map(toMethod), ({ id }) => id)
}

const methodsOfAccounts = `
  select ${methodColumns}
  from unnest($1::smallint[], $2::uuid[]) as wanted (lane, id)
  join payment_method m on m.lane = wanted.lane and m.account_id = wanted.id
  order by m.is_default desc, m.id`

/** The payment methods of each account, the default one first. */
export async function readMethodsOfAccounts(tx: Tx, ids: readonly AccountId[]): Promise<PaymentMethod[][]> {
  const rows = await tx.query<MethodRow>('methodsOfAccounts', methodsOfAccounts, keysOf(ids))
  return grouped(ids, rows.map(toMethod), ({ accountId }) => accountId)
}
