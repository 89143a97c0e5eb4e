import fc from 'fast-check'
import { addDays, day } from '../../shared/domain/day'
import { formatMoney, money } from '../../shared/domain/money'
import type { InvoiceId } from '../../shared/domain/ids'
import { DEMO_ACCOUNT_ID, sibling } from '../../shared/domain/ids'
import { account, started } from '../testing/contracts'
import { currencyOf, e8, plan, pricing } from '../testing/offers'
import type { Billed } from './billUntil'
import { billUntil } from './billUntil'
import type { CorrectedInvoice } from './creditNote'
import { creditNoteFor } from './creditNote'
import type { Line } from './line'
import type { BilledLine } from './stop'
import { creditUnused, stopNow } from './stop'
import { totalsOf } from './totals'

const EUR = currencyOf('EUR')
const invoiceId: InvoiceId = sibling('inv', DEMO_ACCOUNT_ID)
const billedAs = (lines: readonly Line[]): BilledLine[] =>
  lines.map((line, index) => ({ line: { ...line, invoiceId, position: index + 1 }, left: line.amount }))
const creditsOf = ({ contract, lines }: Billed, on: string): string[] =>
  creditUnused(contract, billedAs(lines), day(on), EUR).map(
    ({ period, amount }) => `${period.from} ${period.to} ${formatMoney(amount)}`,
  )

describe('a stop now', () => {
  it('gives back the part that is not used, the day of the stop included', () => {
    const twenty = plan({ pricings: [pricing({ price: '20.00' })] })
    const ordered = started({ on: '2011-06-21', plan: twenty, selection: { billingDay: 10 } })
    const renewed = billUntil(ordered, day('2011-09-10'), EUR)
    expect(creditsOf(renewed, '2011-10-07')).toEqual(['2011-10-07 2011-10-10 -2.00'])
  })

  it('gives back a period that was renewed ahead, whole', () => {
    const ordered = started()
    const ahead = billUntil(ordered, day('2025-02-01'), EUR)
    const both = { ...ahead, lines: [...ordered.lines, ...ahead.lines] }
    expect(creditsOf(both, '2025-01-22')).toEqual(['2025-01-22 2025-02-01 -3.23', '2025-02-01 2025-03-01 -10.00'])
  })

  it('gives back what was paid, at the price of the promotion', () => {
    const promotions = [{ name: 'half', unitPrice: e8('5.00'), startsAt: null, endsAt: null, periods: 1 }]
    expect(creditsOf(started({ plan: plan({ pricings: [pricing({ promotions })] }) }), '2025-01-01')).toEqual([
      '2025-01-01 2025-02-01 -5.00',
    ])
  })

  it('divides by 30 days where the contract says so', () => {
    const ordered = started({ account: account({ proration: 'DAYS_30' }) })
    expect(creditsOf(ordered, '2025-01-24')).toEqual(['2025-01-24 2025-02-01 -2.67'])
  })

  it('never gives back more than is left', () => {
    const { contract, lines } = started()
    const [billed] = billedAs(lines)
    if (!billed) throw new Error('nothing was billed')
    const left = { ...billed, left: money(150n, EUR) }
    expect(creditUnused(contract, [left], day('2025-01-02'), EUR)[0]?.amount.minor).toBe(-150n)
    expect(creditUnused(contract, [{ ...billed, left: money(0n, EUR) }], day('2025-01-02'), EUR)).toEqual([])
  })

  it('gives back no setup, and nothing of what is used', () => {
    const { contract, lines } = started()
    expect(creditsOf({ contract, lines, terms: started().terms }, '2025-02-01')).toEqual([])
  })

  it('ends the contract on its day', () => {
    expect(stopNow(started().contract, day('2025-01-10'))).toMatchObject({
      state: 'ENDED',
      endsOn: '2025-01-10',
      billedUntil: '2025-01-10',
    })
  })

  it('on the first day gives back exactly what was billed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('P1M', 'P3M', 'P1Y'),
        fc.integer({ min: 1, max: 100_000 }),
        (count, billingDay, quantity, period, cents) => {
          const on = addDays(day('2020-01-01'), count)
          const price = formatMoney(money(BigInt(cents), EUR))
          const ordered = started({
            on,
            plan: plan({ pricings: [pricing({ price, period })] }),
            selection: { billingDay, quantity },
          })
          const credits = creditUnused(ordered.contract, billedAs(ordered.lines), on, EUR)
          expect(credits.map(({ amount }) => -amount.minor)).toEqual(ordered.lines.map(({ amount }) => amount.minor))
        },
      ),
    )
  })
})

describe('a credit note', () => {
  const corrected = (over: Partial<CorrectedInvoice> = {}): CorrectedInvoice => ({
    id: invoiceId,
    taxRateE4: 200_000n,
    state: 'PAID',
    outstanding: money(0n, EUR),
    attempts: 0,
    nextAttemptAt: null,
    creditedNet: money(0n, EUR),
    creditedTax: money(0n, EUR),
    ...over,
  })
  const credit = (minor: bigint): Line[] =>
    started().lines.map(line => ({ ...line, kind: 'CREDIT', amount: money(-minor, EUR) }))

  it('becomes credit of the account when the invoice is paid', () => {
    expect(creditNoteFor(corrected(), credit(500n))).toMatchObject({
      totals: { net: { minor: -500n }, tax: { minor: -100n }, gross: { minor: -600n } },
      settled: { minor: 0n },
      toCredit: { minor: 600n },
    })
  })

  it('pays first what is still owed for the invoice: nobody gets credit for what they never paid', () => {
    expect(creditNoteFor(corrected({ outstanding: money(400n, EUR) }), credit(500n))).toMatchObject({
      settled: { minor: 400n },
      toCredit: { minor: 200n },
    })
    expect(creditNoteFor(corrected({ outstanding: money(900n, EUR) }), credit(500n))).toMatchObject({
      settled: { minor: 600n },
      toCredit: { minor: 0n },
    })
  })

  it('in parts gives back the whole tax of a whole invoice, to the cent', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 1n, max: 10_000n }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(0n, 55_000n, 180_000n, 196_000n, 230_000n),
        (parts, taxRateE4) => {
          const [line] = started().lines
          if (!line) throw new Error('nothing was billed')
          const whole = parts.reduce((sum, part) => sum + part, 0n)
          const { tax } = totalsOf([{ ...line, amount: money(whole, EUR) }], {
            currency: EUR,
            taxRateE4,
            credit: money(0n, EUR),
          })
          let given = corrected({ taxRateE4 })
          for (const part of parts) {
            const { totals } = creditNoteFor(given, credit(part))
            given = {
              ...given,
              creditedNet: money(given.creditedNet.minor + totals.net.minor, EUR),
              creditedTax: money(given.creditedTax.minor + totals.tax.minor, EUR),
            }
          }
          expect(given.creditedTax.minor).toBe(-tax.minor)
        },
      ),
    )
  })
})
