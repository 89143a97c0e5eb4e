import type { Day } from '../../shared/domain/day'
import type { AccountId, InvoiceId } from '../../shared/domain/ids'
import type { Money } from '../../shared/domain/money'
import type { Line } from './line'

export type InvoiceKind = 'INVOICE' | 'CREDIT_NOTE'
export type SettlementState = 'OPEN' | 'PAID' | 'UNPAID'

/** An issued invoice or credit note, and where its payment stands. */
export interface Invoice {
  readonly id: InvoiceId
  readonly accountId: AccountId
  /** `FR-2026-2-000042`. */
  readonly number: string
  readonly kind: InvoiceKind
  readonly issuedOn: Day
  readonly net: Money
  readonly tax: Money
  readonly gross: Money
  /** In 10⁻⁴ per cent. */
  readonly taxRateE4: bigint
  readonly creditApplied: Money
  /** The invoice that a credit note corrects. */
  readonly corrects: InvoiceId | null
  readonly state: SettlementState
  /** What is still to be paid. */
  readonly outstanding: Money
}

/** A line in its place on an issued invoice. */
export interface InvoiceLine extends Line {
  readonly invoiceId: InvoiceId
  /** From 1. */
  readonly position: number
}
