import { day } from '../domain/day'
import { lastRenewal, sharedHours } from './calendar'

const renewedOn = (startedOn: string, billingDay: number, months: number, upTo: string) =>
  lastRenewal({ startedOn: day(startedOn), billingDay, months }, day(upTo))

describe('the last renewal', () => {
  it('falls on the billing day, or on the last day of a shorter month', () => {
    expect(renewedOn('2026-01-31', 31, 1, '2026-03-15')).toBe('2026-02-28')
    expect(renewedOn('2026-01-31', 31, 1, '2026-03-31')).toBe('2026-03-31')
    expect(renewedOn('2026-01-20', 5, 1, '2026-02-04')).toBeUndefined()
    expect(renewedOn('2026-01-20', 5, 1, '2026-02-05')).toBe('2026-02-05')
  })

  it('of a year is counted from the boundary before the start', () => {
    expect(renewedOn('2025-10-10', 10, 12, '2026-10-09')).toBeUndefined()
    expect(renewedOn('2025-10-10', 10, 12, '2026-11-22')).toBe('2026-10-10')
    expect(renewedOn('2025-10-10', 1, 12, '2026-10-01')).toBe('2026-10-01')
  })
})

describe('shared hours', () => {
  it('are those at which it is the same day everywhere, and daytime where that can be', () => {
    expect(sharedHours(['Europe/Paris'], 2026)).toEqual({ from: 6, to: 21 })
    expect(sharedHours(['America/New_York', 'America/Los_Angeles'], 2026)).toEqual({ from: 15, to: 24 })
  })
})
