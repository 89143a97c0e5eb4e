import type { Money } from '../../shared/domain/money'

/** What is to be charged. The same key always means the same charge, however often it is sent. */
export interface Charge {
  /** The provider's idempotency key: stored by billing before the first call. */
  readonly idempotencyKey: string
  readonly amount: Money
  /** The saved payment method, as the provider knows it. */
  readonly methodRef: string
  /** What the charge is for, shown in the provider's books: a payment's id. */
  readonly reference: string
}

export interface Captured {
  readonly state: 'CAPTURED'
  /** The charge, as the provider knows it. */
  readonly providerRef: string
}

export interface Declined {
  readonly state: 'DECLINED'
  readonly providerRef: string
  /** In words for the customer. */
  readonly reason: string
}

/** It may have been charged or not: to be looked up, never blindly charged again. */
export interface Unknown {
  readonly state: 'UNKNOWN'
  /** In words for the log. */
  readonly reason: string
}

/** The provider says that it never received the charge: it may be sent again with the same key. */
interface NotReceived {
  readonly state: 'NOT_RECEIVED'
}

export type ChargeOutcome = Captured | Declined | Unknown
export type LookUpOutcome = ChargeOutcome | NotReceived

/** A payment method that a customer saved at the provider. */
export interface SavedMethod {
  readonly ref: string
  readonly kind: 'CARD' | 'DIRECT_DEBIT'
  /** What a person knows it by: `Visa •••• 4242`. */
  readonly label: string
  /** The last month it is good for, `2029-04`; null without end. */
  readonly expires: string | null
}

/**
 * A payment provider, as billing needs one.
 * Trouble on the way (time-out, lost connection, a broken answer) is the outcome UNKNOWN. Only what must never be recorded
 * throws: an answer about another amount, or a key that was used for another charge.
 */
export interface PaymentProvider {
  charge(charge: Charge): Promise<ChargeOutcome>
  /** What became of a charge whose outcome is unknown. */
  lookUp(charge: Charge): Promise<LookUpOutcome>
  /** A saved method; undefined when the provider does not know it. Throws when the provider cannot be asked. */
  method(ref: string): Promise<SavedMethod | undefined>
}
