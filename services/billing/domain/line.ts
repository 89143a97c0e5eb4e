import type { InvoiceId, ServiceId } from '../../shared/domain/ids'
import type { Money, UnitPrice } from '../../shared/domain/money'
import type { Period } from './period'

export type LineKind = 'SETUP' | 'RECURRING' | 'USAGE' | 'CREDIT' | 'ADJUSTMENT'

/** A line of an invoice or credit note. */
export interface Line {
  readonly kind: LineKind
  readonly serviceId: ServiceId
  /** Of the contract's terms that it was billed on. */
  readonly revision: number
  readonly planCode: string
  readonly label: string
  /** What it pays for; a setup fee begins and ends on one day. */
  readonly period: Period
  readonly quantity: number
  /** Of one for a whole period, or of one setup; null where there is none. */
  readonly unitPrice: UnitPrice | null
  /** Without tax. */
  readonly amount: Money
  /** The line that a credit gives back a part of. */
  readonly corrects: LineRef | null
}

interface LineRef {
  readonly invoiceId: InvoiceId
  readonly position: number
}
