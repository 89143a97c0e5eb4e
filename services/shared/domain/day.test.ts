import fc from 'fast-check'
import { addDays, day, dayAt, daysBetween, monthsAfter, parseDay, startOfDay } from './day'

const anyDay = fc.integer({ min: 0, max: 50_000 }).map(count => addDays(day('1990-01-01'), count))

describe('days', () => {
  it('count there and back', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: -5000, max: 5000 }),
        (from, n) => daysBetween(from, addDays(from, n)) === n,
      ),
    )
  })

  it('that do not exist are refused', () => {
    for (const text of ['2025-02-29', '2025-13-01', '2025-1-1', '', '2025-01-01T00:00:00Z'])
      expect(parseDay(text)).toBeUndefined()
    expect(parseDay('2024-02-29')).toBe('2024-02-29')
  })

  it('exist when the calendar has them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9999 }),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 0, max: 33 }),
        (...parts) => {
          const text = parts.map((part, index) => `${part}`.padStart(index === 0 ? 4 : 2, '0')).join('-')
          const at = new Date(`${text}T00:00:00Z`)
          const exists = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
          expect(parseDay(text)).toBe(exists ? text : undefined)
        },
      ),
    )
  })

  it('change at midnight, however often one asks', () => {
    for (const [at, expected] of [
      ['2026-10-24T21:59:59.999Z', '2026-10-24'],
      ['2026-10-24T22:00:00.000Z', '2026-10-25'],
      ['2026-10-25T22:59:59.999Z', '2026-10-25'],
      ['2026-10-25T23:00:00.000Z', '2026-10-26'],
      ['2026-10-25T22:59:59.999Z', '2026-10-25'],
    ] as const)
      expect(dayAt(new Date(at), 'Europe/Paris')).toBe(expected)
  })

  it('of the month fall on the last day of a shorter month', () => {
    expect(monthsAfter(day('2023-12-31'), 2, 31)).toBe('2024-02-29')
    expect(monthsAfter(day('2024-02-29'), 1, 31)).toBe('2024-03-31')
    expect(monthsAfter(day('2024-03-15'), -13, 1)).toBe('2023-02-01')
  })

  it('begin at the time zone of whom they are for', () => {
    expect(dayAt(new Date('2026-01-31T23:30:00Z'), 'Europe/Paris')).toBe('2026-02-01')
    expect(startOfDay(day('2026-07-01'), 'Europe/Paris').toISOString()).toBe('2026-06-30T22:00:00.000Z')
  })
})
