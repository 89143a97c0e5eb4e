import type { InvoiceId } from '../../shared/domain/ids'
import type { Money } from '../../shared/domain/money'
import { add, money, negate, taxOn, zero } from '../../shared/domain/money'
import type { SettlementState } from './invoice'
import type { Line } from './line'
import type { Totals } from './totals'

/** An invoice that is to be corrected, with what was given back of it before (negative amounts). */
export interface CorrectedInvoice {
  readonly id: InvoiceId
  readonly taxRateE4: bigint
  readonly state: SettlementState
  readonly outstanding: Money
  readonly attempts: number
  readonly nextAttemptAt: Date | null
  readonly creditedNet: Money
  readonly creditedTax: Money
}

export interface CreditNote {
  readonly totals: Totals
  /** What it pays of the invoice that it corrects. */
  readonly settled: Money
  /** What becomes the customer's credit. */
  readonly toCredit: Money
}

/**
 * What a correction comes to. Its tax is what the tax on all corrections grows by, so that giving back a whole invoice in
 * parts gives back its whole tax. It pays first what is still owed for the invoice: nobody gets credit for what they never paid.
 */
export function creditNoteFor(corrected: CorrectedInvoice, lines: readonly Line[]): CreditNote {
  const { taxRateE4, outstanding, creditedNet, creditedTax } = corrected
  const { currency } = outstanding
  const net = add(zero(currency), ...lines.map(({ amount }) => amount))
  const tax = add(taxOn(add(creditedNet, net), taxRateE4), negate(creditedTax))
  const gross = add(net, tax)
  const given = -gross.minor
  const settled = money(given < outstanding.minor ? given : outstanding.minor, currency)
  const none = zero(currency)
  return {
    totals: { net, tax, taxRateE4, gross, creditApplied: none, amountDue: none },
    settled,
    toCredit: money(given - settled.minor, currency),
  }
}
