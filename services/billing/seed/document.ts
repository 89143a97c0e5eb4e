import type { Day } from '../../shared/domain/day'
import type { InvoiceId, PaymentId } from '../../shared/domain/ids'
import type { InvoiceKind, InvoiceLine, SettlementState } from '../domain/invoice'
import type { LedgerTransaction } from '../domain/ledger'
import type { Totals } from '../domain/totals'

/** An invoice or credit note with all that was written because of it. */
export interface Document extends Totals {
  readonly id: InvoiceId
  readonly kind: InvoiceKind
  readonly issuedOn: Day
  readonly issuedAt: Date
  readonly corrects: InvoiceId | null
  readonly lines: readonly InvoiceLine[]
  readonly settlement: {
    readonly state: SettlementState
    readonly outstanding: bigint
    readonly attempts: number
    readonly nextAttemptAt: Date | null
    readonly updatedAt: Date
  }
  readonly payments: readonly {
    readonly id: PaymentId
    readonly amount: bigint
    readonly captured: boolean
    readonly at: Date
  }[]
  readonly postings: readonly LedgerTransaction[]
}
