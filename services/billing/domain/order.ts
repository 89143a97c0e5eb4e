import type { AccountId, InvoiceId, OrderId, ServiceId } from '../../shared/domain/ids'
import type { Money } from '../../shared/domain/money'

export type OrderKind = 'ORDER' | 'RENEWAL'
export type OrderState = 'PAYING' | 'COMPLETED' | 'DECLINED'

/** A click that costs something, from the click to what was bought. */
export interface Order {
  readonly id: OrderId
  readonly accountId: AccountId
  readonly kind: OrderKind
  readonly state: OrderState
  readonly createdAt: Date
  /** With tax. */
  readonly total: Money
  /** Once it is completed; for a renewal always. */
  readonly serviceId: ServiceId | null
  /** Once it is completed; null where nothing was to be paid. */
  readonly invoiceId: InvoiceId | null
}
