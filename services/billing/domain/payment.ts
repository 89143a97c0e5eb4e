import type { AccountId, InvoiceId, OrderId, PaymentId, PaymentMethodId } from '../../shared/domain/ids'
import type { Money } from '../../shared/domain/money'

export type PaymentState = 'PENDING' | 'CAPTURED' | 'DECLINED'

/** Money asked of the payment provider. Its id is the provider's idempotency key: stored before the first call. */
export interface Payment {
  readonly id: PaymentId
  readonly accountId: AccountId
  /** Null while the order that it pays has no invoice yet. */
  readonly invoiceId: InvoiceId | null
  readonly orderId: OrderId | null
  readonly methodId: PaymentMethodId
  readonly amount: Money
  readonly state: PaymentState
  readonly declineReason: string | null
  readonly createdAt: Date
  readonly updatedAt: Date
}
