import type { Currency } from '../../shared/domain/currency'
import type { AccountId, InvoiceId, OrderId, PaymentId, PaymentMethodId } from '../../shared/domain/ids'
import { fromUuid, laneOf, toUuid } from '../../shared/domain/ids'
import type { Money } from '../../shared/domain/money'
import { money } from '../../shared/domain/money'
import type { Tx } from '../../shared/runtime/database'
import { columnsOf } from './columns'

/** A payment that is to be made. */
export interface NewPayment {
  readonly id: PaymentId
  readonly accountId: AccountId
  readonly invoiceId: InvoiceId | null
  readonly orderId: OrderId | null
  readonly methodId: PaymentMethodId
  readonly amount: Money
  /** 1 when whoever writes it makes it at once, otherwise 0. */
  readonly tries: number
  /** When the settling job may take it in hand. */
  readonly nextTryAt: Date
}

const addedPayments = `
  insert into payment (lane, id, account_id, invoice_id, order_id, method_id, currency, amount, tries, next_try_at, state,
    created_at, updated_at)
  select *, 'PENDING', $11::timestamptz, $11
  from unnest($1::smallint[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::bigint[], $9::smallint[],
    $10::timestamptz[])`

export async function insertPayments(tx: Tx, payments: readonly NewPayment[], now: Date): Promise<void> {
  if (payments.length === 0) return
  const values = columnsOf(payments, [
    ({ id }) => laneOf(id),
    ({ id }) => toUuid(id),
    ({ accountId }) => toUuid(accountId),
    ({ invoiceId }) => invoiceId && toUuid(invoiceId),
    ({ orderId }) => orderId && toUuid(orderId),
    ({ methodId }) => toUuid(methodId),
    ({ amount }) => amount.currency,
    ({ amount }) => amount.minor,
    ({ tries }) => tries,
    ({ nextTryAt }) => nextTryAt,
  ])
  await tx.query('addedPayments', addedPayments, [...values, now])
}

/** A payment in hand, with what the provider needs to know. */
export interface PaymentInHand {
  readonly id: PaymentId
  readonly accountId: AccountId
  readonly invoiceId: InvoiceId | null
  readonly orderId: OrderId | null
  readonly amount: Money
  readonly methodRef: string
  /** How often it was sent before. */
  readonly triesBefore: number
}

interface InHandRow {
  readonly id: string
  readonly accountId: string
  readonly invoiceId: string | null
  readonly orderId: string | null
  readonly currency: Currency
  readonly amount: string
  readonly methodRef: string
  readonly tries: number
}

const lanesWithPayments = `
  select distinct lane from payment where state = 'PENDING' and next_try_at <= $1 order by lane`

/** Lanes in which payments wait. */
export async function readLanesWithPayments(tx: Tx, now: Date): Promise<number[]> {
  const rows = await tx.query<{ lane: number }>('lanesWithPayments', lanesWithPayments, [now])
  return rows.map(({ lane }) => lane)
}

const takenPayments = `
  with due as (
    select lane, id from payment where lane = $1 and state = 'PENDING' and next_try_at <= $2
    order by next_try_at limit $4 for update skip locked
  )
  update payment p set tries = least(p.tries + 1, 1000), next_try_at = $3
  from due, payment_method m
  where p.lane = $1 and p.lane = due.lane and p.id = due.id and m.lane = $1 and m.lane = p.lane and m.id = p.method_id
  returning p.id, p.account_id as "accountId", p.invoice_id as "invoiceId", p.order_id as "orderId", p.currency, p.amount,
    m.provider_ref as "methodRef", p.tries`

/** Takes waiting payments of a lane in hand until an instant: whoever dies with them leaves them to others from then on. */
export async function takePayments(
  tx: Tx,
  lane: number,
  { now, until, limit }: { readonly now: Date; readonly until: Date; readonly limit: number },
): Promise<PaymentInHand[]> {
  const rows = await tx.query<InHandRow>('takenPayments', takenPayments, [lane, now, until, limit])
  return rows.map(row => ({
    id: fromUuid('pay', row.id),
    accountId: fromUuid('acc', row.accountId),
    invoiceId: row.invoiceId === null ? null : fromUuid('inv', row.invoiceId),
    orderId: row.orderId === null ? null : fromUuid('ord', row.orderId),
    amount: money(BigInt(row.amount), row.currency),
    methodRef: row.methodRef,
    triesBefore: row.tries - 1,
  }))
}

const hastenedPayment = `
  update payment set next_try_at = $3 where lane = $1 and id = $2 and state = 'PENDING' and next_try_at > $3 returning id`

/** Lets an open payment be taken in hand at once; false when it is not open, or waits for nothing. */
export async function hastenPayment(tx: Tx, id: PaymentId, now: Date): Promise<boolean> {
  return (await tx.query('hastenedPayment', hastenedPayment, [laneOf(id), toUuid(id), now])).length > 0
}

/** How a payment ended. */
export type PaymentEnd =
  | { readonly id: PaymentId; readonly state: 'CAPTURED'; readonly providerRef: string }
  | { readonly id: PaymentId; readonly state: 'DECLINED'; readonly providerRef: string; readonly reason: string }

const endedPayments = `
  update payment p set state = new.state, provider_ref = new.provider_ref, decline_reason = new.reason, next_try_at = null,
    invoice_id = coalesce(p.invoice_id, new.invoice_id), updated_at = $7
  from unnest($1::smallint[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[])
    as new (lane, id, state, provider_ref, reason, invoice_id)
  where p.lane = new.lane and p.id = new.id and p.state = 'PENDING'
  returning p.id`

/** Records how payments ended, each once: the ids of those that were still open. */
export async function endPayments(
  tx: Tx,
  ends: readonly (PaymentEnd & { readonly invoiceId?: InvoiceId | null })[],
  now: Date,
): Promise<Set<PaymentId>> {
  const values = columnsOf(ends, [
    ({ id }) => laneOf(id),
    ({ id }) => toUuid(id),
    ({ state }) => state,
    ({ providerRef }) => providerRef,
    end => (end.state === 'DECLINED' ? end.reason : null),
    ({ invoiceId }) => (invoiceId ? toUuid(invoiceId) : null),
  ])
  const rows = await tx.query<{ id: string }>('endedPayments', endedPayments, [...values, now])
  return new Set(rows.map(({ id }) => fromUuid('pay', id)))
}
