import type { Currency } from '../../../shared/domain/currency'
import type { OrderId } from '../../../shared/domain/ids'
import { fromUuid } from '../../../shared/domain/ids'
import { money } from '../../../shared/domain/money'
import type { Tx } from '../../../shared/runtime/database'
import type { Order, OrderKind, OrderState } from '../../domain/order'
import { inOrder, keysOf } from './many'

interface OrderRow {
  readonly id: string
  readonly accountId: string
  readonly kind: OrderKind
  readonly state: OrderState
  readonly createdAt: Date
  readonly currency: Currency
  readonly total: string
  readonly serviceId: string
  readonly invoiceId: string | null
}

const ordersOf = `
  select o.id, o.account_id as "accountId", o.kind, o.state, o.created_at as "createdAt", o.currency, o.total,
    o.service_id as "serviceId", o.invoice_id as "invoiceId"
  from unnest($1::smallint[], $2::uuid[]) as wanted (lane, id)
  join customer_order o on o.lane = wanted.lane and o.id = wanted.id`

/** The orders of ids; null where the viewer has none of that id. */
export async function readOrders(tx: Tx, ids: readonly OrderId[]): Promise<(Order | null)[]> {
  const rows = await tx.query<OrderRow>('ordersOf', ordersOf, keysOf(ids))
  return inOrder(ids, rows.map(toOrder), ({ id }) => id)
}

function toOrder(row: OrderRow): Order {
  const { kind, state, createdAt } = row
  // An order's service has its id before it exists.
  const hasService = kind === 'RENEWAL' || state === 'COMPLETED'
  return {
    id: fromUuid('ord', row.id),
    accountId: fromUuid('acc', row.accountId),
    kind,
    state,
    createdAt,
    total: money(BigInt(row.total), row.currency),
    serviceId: hasService ? fromUuid('svc', row.serviceId) : null,
    invoiceId: row.invoiceId === null ? null : fromUuid('inv', row.invoiceId),
  }
}
