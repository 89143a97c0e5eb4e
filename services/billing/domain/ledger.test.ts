import fc from 'fast-check'
import { money, taxOn } from '../../shared/domain/money'
import { currencyOf } from '../testing/offers'
import type { LedgerEntry } from './ledger'
import { creditNoteEntries, invoiceEntries, paymentEntries } from './ledger'

const EUR = currencyOf('EUR')
const eur = (minor: bigint) => money(minor, EUR)
const sumOf = (entries: readonly LedgerEntry[]): bigint => entries.reduce((sum, { amount }) => sum + amount.minor, 0n)
const shown = (entries: readonly LedgerEntry[]): string[] =>
  entries.map(({ ledgerAccount, amount }) => `${ledgerAccount} ${amount.minor}`)

const totals = (netMinor: bigint, creditMinor: bigint) => {
  const net = eur(netMinor)
  const tax = taxOn(net, 200_000n)
  const gross = eur(net.minor + tax.minor)
  const creditApplied = eur(creditMinor < gross.minor ? creditMinor : gross.minor)
  return { net, tax, taxRateE4: 200_000n, gross, creditApplied, amountDue: eur(gross.minor - creditApplied.minor) }
}

describe('what is posted', () => {
  it('for an invoice is what is owed, the credit that is used, the revenue and the tax', () => {
    expect(shown(invoiceEntries(totals(1000n, 300n)))).toEqual([
      'RECEIVABLE 900',
      'CREDIT 300',
      'REVENUE -1000',
      'TAX -200',
    ])
  })

  it('for a credit note pays what is owed first', () => {
    const note = { ...totals(0n, 0n), net: eur(-1000n), tax: eur(-200n), gross: eur(-1200n) }
    expect(shown(creditNoteEntries(note, eur(500n)))).toEqual([
      'REVENUE 1000',
      'TAX 200',
      'RECEIVABLE -500',
      'CREDIT -700',
    ])
  })

  it('for a payment that is too much makes the rest the customer’s credit', () => {
    expect(shown(paymentEntries(eur(900n), eur(900n)))).toEqual(['CASH 900', 'RECEIVABLE -900'])
    expect(shown(paymentEntries(eur(900n), eur(200n)))).toEqual(['CASH 900', 'RECEIVABLE -200', 'CREDIT -700'])
  })

  it('adds up to zero, whatever is posted', () => {
    const amount = fc.bigInt({ min: 1n, max: 10n ** 12n })
    fc.assert(
      fc.property(amount, amount, (one, other) => {
        expect(sumOf(invoiceEntries(totals(one, other)))).toBe(0n)
        expect(sumOf(paymentEntries(eur(one), eur(other)))).toBe(0n)
        const { net, tax, gross } = totals(one, 0n)
        const note = { ...totals(0n, 0n), net: eur(-net.minor), tax: eur(-tax.minor), gross: eur(-gross.minor) }
        expect(sumOf(creditNoteEntries(note, eur(other < gross.minor ? other : gross.minor)))).toBe(0n)
      }),
    )
  })
})
