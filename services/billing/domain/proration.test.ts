import fc from 'fast-check'
import type { Currency } from '../../shared/domain/currency'
import { addDays, day } from '../../shared/domain/day'
import { formatMoney, parseDecimal } from '../../shared/domain/money'
import { daysIn, periodFrom } from './period'
import { periodLength } from './periodLength'
import type { Proration } from './proration'
import { priceOfPart, ratioE9 } from './proration'

function partPrice(
  price: string,
  from: string,
  to: string,
  how: Partial<{ period: string; day: number; proration: Proration; currency: string; quantity: number }> = {},
): string {
  const { period = 'P1M', day: billingDay = Number(to.slice(8)), proration = 'ACTUAL_DAYS', quantity = 1 } = how
  const unitPrice = parseDecimal(price, 8) ?? 0n
  const schedule = { length: periodLength(period), billingDay }
  const currency = (how.currency ?? 'EUR') as Currency
  const ratio = ratioE9({ from: day(from), to: day(to) }, schedule, proration)
  return formatMoney(priceOfPart(unitPrice, quantity, ratio, currency))
}

describe('the price of a part of a period', () => {
  it('is the share of the days of the whole period that contains it', () => {
    expect(partPrice('10.00', '2011-09-01', '2011-09-15')).toBe('4.52')
    expect(partPrice('249.95', '2016-07-01', '2016-07-10')).toBe('74.99')
    expect(partPrice('2399.95', '2012-05-12', '2013-05-01', { period: 'P1Y' })).toBe('2327.62')
    expect(partPrice('69.95', '2012-05-12', '2012-08-01', { period: 'P3M' })).toBe('61.59')
  })

  it('is rounded to the minor unit of its currency', () => {
    expect(partPrice('58.200', '2025-04-11', '2025-05-01', { currency: 'TND' })).toBe('38.800')
    expect(partPrice('11145', '2025-05-13', '2025-06-01', { currency: 'XOF' })).toBe('6831')
  })

  it('is rounded once, for the whole quantity', () => {
    expect(partPrice('0.333', '2025-04-16', '2025-05-01', { quantity: 100 })).toBe('16.65')
  })

  it('divides by months of 30 days where the rule says so, and a whole period still costs its whole price', () => {
    const by30 = { proration: 'DAYS_30' } as const
    expect(partPrice('30.00', '2025-01-11', '2025-02-01', by30)).toBe('21.00')
    expect(partPrice('30.00', '2025-02-11', '2025-03-01', by30)).toBe('18.00')
    expect(partPrice('30.00', '2025-02-01', '2025-03-01', by30)).toBe('30.00')
    expect(partPrice('30.00', '2025-01-01', '2025-02-01', by30)).toBe('30.00')
    expect(partPrice('90.00', '2025-02-15', '2025-04-01', { ...by30, period: 'P3M' })).toBe('45.00')
  })

  it('grows with its days, and never beyond the whole price', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.constantFrom('P1M', 'P3M', 'P1Y', 'P10D'),
        fc.integer({ min: 1, max: 31 }),
        fc.constantFrom<Proration>('ACTUAL_DAYS', 'DAYS_30'),
        fc.bigInt({ min: 1n, max: 10n ** 13n }),
        (count, period, billingDay, proration, unitPrice) => {
          const schedule = { length: periodLength(period), billingDay }
          const whole = periodFrom(periodFrom(addDays(day('2000-01-01'), count), schedule).to, schedule)
          const currency = 'EUR' as Currency
          let before = -1n
          for (let days = 1; days <= daysIn(whole); days++) {
            const part = { from: addDays(whole.to, -days), to: whole.to }
            const { minor } = priceOfPart(unitPrice, 1, ratioE9(part, schedule, proration), currency)
            expect(minor >= before).toBe(true)
            before = minor
          }
          const full = priceOfPart(unitPrice, 1, ratioE9(whole, schedule, proration), currency)
          expect(before).toBe(full.minor)
        },
      ),
      { numRuns: 50 },
    )
  })
})
