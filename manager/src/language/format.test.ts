import { addDays, createFormat, daysBetween } from './format'

const noSpaces = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('formats', () => {
  const english = createFormat('en-GB', 'Europe/Paris')
  const french = createFormat('fr-FR', 'Europe/Paris')

  it('write money exactly, with the decimals of its currency or all those of a small unit price', () => {
    expect(english.money({ amount: '16.99', currency: 'EUR' })).toBe('€16.99')
    expect(noSpaces(french.money({ amount: '1234.5', currency: 'EUR' }))).toBe('1 234,50 €')
    expect(english.money({ amount: '90071992547409.93', currency: 'EUR' })).toBe('€90,071,992,547,409.93')
    expect(english.money({ amount: '0.00012', currency: 'EUR' })).toBe('€0.00012')
    expect(noSpaces(english.money({ amount: '12.345', currency: 'TND' }))).toBe('TND 12.345')
    expect(english.money({ amount: '1200', currency: 'JPY' })).toBe('JP¥1,200')
    expect(english.money({ amount: '39.992', currency: 'EUR' })).toBe('€39.99')
    expect(english.money({ amount: '-0.50', currency: 'EUR' })).toBe('-€0.50')
  })

  it('write days without moving them to another time zone', () => {
    expect(createFormat('en-GB', 'America/Toronto').day('2026-01-31')).toBe('31 Jan 2026')
    expect(french.day('2026-08-01')).toBe('1 août 2026')
  })

  it('count days from the day that it is in the account’s time zone', () => {
    const lateInUtc = new Date('2026-11-22T23:30:00Z')
    expect(english.today(lateInUtc)).toBe('2026-11-23')
    expect(english.daysAway('2026-11-23', lateInUtc)).toBe('today')
    expect(english.daysAway('2026-11-26', lateInUtc)).toBe('in 3 days')
    expect(french.daysAway('2026-11-24', lateInUtc)).toBe('demain')
    expect(english.daysAway('2027-11-23', lateInUtc)).toBe('in 12 months')
  })

  it('write lengths of time in words', () => {
    expect(english.duration('P1M')).toBe('1 month')
    expect(noSpaces(french.duration('P12M'))).toBe('12 mois')
    expect(english.duration('P1Y6M')).toBe('P1Y6M')
    expect(english.ago('2026-11-22T09:58:00Z', new Date('2026-11-22T10:00:00Z'))).toBe('2 minutes ago')
  })

  it('count days over changes of the clock', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26')
  })
})
