import fc from 'fast-check'
import { addDays, day, dayOfMonth } from '../../shared/domain/day'
import type { Day } from '../../shared/domain/day'
import { boundaryAtOrBefore, nextBoundary, periodFrom, previousBoundary } from './period'
import { parsePeriodLength, periodLength } from './periodLength'

const anyDay = fc.integer({ min: 0, max: 30_000 }).map(count => addDays(day('2000-01-01'), count))
const anySchedule = fc.record({
  length: fc.constantFrom('P1M', 'P3M', 'P1Y', 'P24M', 'P7D', 'P2W').map(periodLength),
  billingDay: fc.integer({ min: 1, max: 31 }),
})

const boundariesFrom = (start: Day, count: number, billingDay: number, period = 'P1M'): Day[] => {
  const schedule = { length: periodLength(period), billingDay }
  const boundaries = [boundaryAtOrBefore(start, schedule)]
  while (boundaries.length < count) boundaries.push(nextBoundary(boundaries.at(-1) ?? start, schedule))
  return boundaries
}

describe('the boundaries of periods', () => {
  it('fall on the last day of a shorter month and return to the billing day', () => {
    expect(boundariesFrom(day('2023-12-31'), 5, 31)).toEqual([
      '2023-12-31',
      '2024-01-31',
      '2024-02-29',
      '2024-03-31',
      '2024-04-30',
    ])
    expect(boundariesFrom(day('2020-02-29'), 3, 29, 'P1Y')).toEqual(['2020-02-29', '2021-02-28', '2022-02-28'])
  })

  it('begin at the latest one on or before the start', () => {
    expect(boundariesFrom(day('2012-05-12'), 2, 1, 'P3M')).toEqual(['2012-05-01', '2012-08-01'])
    expect(boundariesFrom(day('2024-02-28'), 2, 31)).toEqual(['2024-01-31', '2024-02-29'])
  })

  it('tile time: each period ends where the next begins, and the first contains the start', () => {
    fc.assert(
      fc.property(anyDay, anySchedule, (start, schedule) => {
        const first = periodFrom(start, schedule)
        const next = periodFrom(first.to, schedule)
        expect(first.from <= start && start < first.to).toBe(true)
        expect(next.from).toBe(first.to)
        expect(previousBoundary(next.to, schedule)).toBe(first.to)
      }),
    )
  })

  it('never drift, however many periods pass', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 31 }), (start, billingDay) => {
        for (const boundary of boundariesFrom(start, 60, billingDay)) {
          const isLastOfMonth = dayOfMonth(addDays(boundary, 1)) === 1
          expect(dayOfMonth(boundary) === billingDay || (isLastOfMonth && dayOfMonth(boundary) < billingDay)).toBe(true)
        }
      }),
    )
  })
})

describe('the length of a period', () => {
  it('is whole months or whole days', () => {
    expect(parsePeriodLength('P1Y')).toEqual({ months: 12 })
    expect(parsePeriodLength('P1Y6M')).toEqual({ months: 18 })
    expect(parsePeriodLength('P2W')).toEqual({ days: 14 })
  })

  it('cannot be empty, mixed, or shorter than a day', () => {
    for (const text of ['P', 'P0M', 'PT1H', 'P1M1D', '1M', '']) expect(parsePeriodLength(text)).toBeUndefined()
  })
})
