import type { Day } from '../../shared/domain/day'
import type { AccountId, InvoiceId, PaymentId } from '../../shared/domain/ids'
import type { Money } from '../../shared/domain/money'
import { add, money, negate } from '../../shared/domain/money'
import type { Totals } from './totals'

/** RECEIVABLE: what customers owe. CREDIT: what they have with us. CASH: what the payment provider holds for us. */
type LedgerAccount = 'RECEIVABLE' | 'REVENUE' | 'TAX' | 'CASH' | 'CREDIT'

export interface LedgerEntry {
  readonly ledgerAccount: LedgerAccount
  /** Debits are positive. */
  readonly amount: Money
}

/** Entries that add up to zero, under the id of the invoice, credit note or payment that they are for. */
export interface LedgerTransaction {
  readonly id: InvoiceId | PaymentId
  readonly accountId: AccountId
  readonly postedOn: Day
  readonly entries: readonly LedgerEntry[]
}

const entry = (ledgerAccount: LedgerAccount, amount: Money): LedgerEntry[] =>
  amount.minor === 0n ? [] : [{ ledgerAccount, amount }]

/** An invoice: the customer owes what its credit does not pay. */
export const invoiceEntries = ({ net, tax, creditApplied, amountDue }: Totals): LedgerEntry[] => [
  ...entry('RECEIVABLE', amountDue),
  ...entry('CREDIT', creditApplied),
  ...entry('REVENUE', negate(net)),
  ...entry('TAX', negate(tax)),
]

/** A credit note, whose totals are negative: it pays what is still owed first, the rest is the customer's credit. */
export const creditNoteEntries = ({ net, tax, gross }: Totals, settled: Money): LedgerEntry[] => [
  ...entry('REVENUE', negate(net)),
  ...entry('TAX', negate(tax)),
  ...entry('RECEIVABLE', negate(settled)),
  ...entry('CREDIT', add(gross, settled)),
]

/** A payment: it pays what is owed; what is too much is the customer's credit. */
export function paymentEntries(paid: Money, owed: Money): LedgerEntry[] {
  const settled = paid.minor < owed.minor ? paid : owed
  const surplus = money(settled.minor - paid.minor, paid.currency)
  return [...entry('CASH', paid), ...entry('RECEIVABLE', negate(settled)), ...entry('CREDIT', surplus)]
}
