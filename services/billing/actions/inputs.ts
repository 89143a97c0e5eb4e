import type { Currency } from '../../shared/domain/currency'
import type { AccountId, PaymentMethodId } from '../../shared/domain/ids'
import type { Proration } from '../domain/proration'
import type { Selection } from '../domain/selection'

export interface OrderServiceInput extends Selection {
  readonly idempotencyKey: string
  /** Null: the account's default. Text from a client: anything may stand in it. */
  readonly paymentMethodId: string | null
  /** The catalogue version that the customer saw; null when it does not matter. */
  readonly catalogVersion: number | null
}

export interface StopServiceInput {
  readonly idempotencyKey: string
  readonly serviceId: string
  readonly when: 'NOW' | 'PERIOD_END'
  readonly reason: string | null
}

export interface UndoStopServiceInput {
  readonly idempotencyKey: string
  readonly serviceId: string
}

export interface SetAutoRenewInput {
  readonly idempotencyKey: string
  readonly serviceId: string
  readonly autoRenew: boolean
}

export interface RenewServiceInput {
  readonly idempotencyKey: string
  readonly serviceId: string
  readonly paymentMethodId: string | null
}

/** A new account, as the person who runs the system enters it. */
export interface CreateAccountInput {
  /** Made when left out. */
  readonly id?: AccountId
  readonly name: string
  readonly email: string
  /** Code of a subsidiary that is known; currency, language and time zone are its own where they are left out. */
  readonly subsidiary: string
  readonly currency?: Currency
  readonly language?: string
  readonly timeZone?: string
  readonly taxId?: string | null
  readonly billingDay?: number | null
  readonly proration?: Proration
}

/** A payment method that was saved at the provider. */
export interface AddPaymentMethodInput {
  readonly accountId: AccountId
  /** What the provider knows it by. */
  readonly providerRef: string
  /** Made when left out. */
  readonly id?: PaymentMethodId
  /** Whether it is taken when none is named; the first one of an account always is. */
  readonly isDefault?: boolean
}
