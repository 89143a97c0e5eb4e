import type { Currency } from '../../shared/domain/currency'
import type { AccountId, InvoiceId, OrderId, ServiceId } from '../../shared/domain/ids'
import { fromUuid, laneOf, toUuid } from '../../shared/domain/ids'
import type { Money } from '../../shared/domain/money'
import { money } from '../../shared/domain/money'
import type { Tx } from '../../shared/runtime/database'
import type { OrderKind, OrderState } from '../domain/order'
import type { Purchase } from '../domain/purchase'
import type { StoredPurchase } from './storedPurchase'
import { readPurchase, storePurchase } from './storedPurchase'

/** An order that is being paid. */
export interface OpenOrder {
  readonly id: OrderId
  readonly accountId: AccountId
  readonly state: OrderState
  readonly serviceId: ServiceId
  /** With tax. */
  readonly total: Money
  /** What of the account's credit is held back for it. */
  readonly creditReserved: Money
  readonly createdAt: Date
  readonly purchase: Purchase
}

const addedOrder = `
  insert into customer_order (lane, id, account_id, kind, state, service_id, currency, total, credit_reserved, snapshot, created_at,
    updated_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`

export async function insertOrder(tx: Tx, order: OpenOrder): Promise<void> {
  const { id, accountId, state, serviceId, total, creditReserved, createdAt, purchase } = order
  await tx.query('addedOrder', addedOrder, [
    laneOf(id),
    toUuid(id),
    toUuid(accountId),
    purchase.kind,
    state,
    toUuid(serviceId),
    total.currency,
    total.minor,
    creditReserved.minor,
    storePurchase(purchase),
    createdAt,
  ])
}

interface OrderRow {
  readonly id: string
  readonly accountId: string
  readonly kind: OrderKind
  readonly state: OrderState
  readonly serviceId: string
  readonly currency: Currency
  readonly total: string
  readonly creditReserved: string
  readonly createdAt: Date
  readonly snapshot: StoredPurchase
}

const openOrder = `
  select id, account_id as "accountId", kind, state, service_id as "serviceId", currency, total,
    credit_reserved as "creditReserved", created_at as "createdAt", snapshot
  from customer_order where lane = $1 and id = $2`

/** The order of an id; its account must be locked before. */
export async function readOrder(tx: Tx, id: OrderId): Promise<OpenOrder | null> {
  const [row] = await tx.query<OrderRow>('openOrder', openOrder, [laneOf(id), toUuid(id)])
  if (!row) return null
  return {
    id,
    accountId: fromUuid('acc', row.accountId),
    state: row.state,
    serviceId: fromUuid('svc', row.serviceId),
    total: money(BigInt(row.total), row.currency),
    creditReserved: money(BigInt(row.creditReserved), row.currency),
    createdAt: row.createdAt,
    purchase: readPurchase(row.snapshot),
  }
}

const endedOrder = `
  update customer_order set state = $3, invoice_id = $4, decline_reason = $5, updated_at = $6 where lane = $1 and id = $2`

/** How an order ended. */
export type OrderEnd =
  | { readonly state: 'COMPLETED'; readonly invoiceId: InvoiceId | null }
  | { readonly state: 'DECLINED'; readonly reason: string }

export async function endOrder(tx: Tx, id: OrderId, end: OrderEnd, now: Date): Promise<void> {
  await tx.query('endedOrder', endedOrder, [
    laneOf(id),
    toUuid(id),
    end.state,
    end.state === 'COMPLETED' && end.invoiceId ? toUuid(end.invoiceId) : null,
    end.state === 'DECLINED' ? end.reason : null,
    now,
  ])
}
