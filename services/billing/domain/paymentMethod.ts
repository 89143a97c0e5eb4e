import type { AccountId, PaymentMethodId } from '../../shared/domain/ids'

/** A way to pay that a customer saved at the payment provider. */
export interface PaymentMethod {
  readonly id: PaymentMethodId
  readonly accountId: AccountId
  /** What the provider knows it by. */
  readonly providerRef: string
  readonly kind: 'CARD' | 'DIRECT_DEBIT'
  /** What a person knows it by: `Visa •••• 4242`. */
  readonly label: string
  /** The last month it is good for, `2029-04`; null without end. */
  readonly expires: string | null
  readonly isDefault: boolean
}
