import { isDuration, isIntervalUnit, periodOf } from './period'

describe('billing periods', () => {
  it('are written in ISO 8601, whatever the unit', () => {
    expect(periodOf(1, 'month')).toBe('P1M')
    expect(periodOf(12, 'month')).toBe('P12M')
    expect(periodOf(1, 'year')).toBe('P1Y')
    expect(periodOf(30, 'day')).toBe('P30D')
    expect(periodOf(1, 'hour')).toBe('PT1H')
    expect(periodOf(2, 'quarter')).toBe('P6M')
  })

  it('are absent for what is charged once', () => {
    expect(periodOf(0, 'none')).toBeNull()
    expect(periodOf(0, 'month')).toBeNull()
    expect(periodOf(1, 'none')).toBeNull()
  })

  it('are known by their unit, and not by what objects inherit', () => {
    expect(isIntervalUnit('none')).toBe(true)
    expect(isIntervalUnit('fortnight')).toBe(false)
    expect(isIntervalUnit('constructor')).toBe(false)
  })

  it('tell a duration from other text', () => {
    for (const text of ['P12M', 'P1Y', 'P30D', 'PT1H', 'P1Y6M']) expect(isDuration(text)).toBe(true)
    for (const text of ['P', 'PT', '12M', 'P1.5M', 'P-1M', '']) expect(isDuration(text)).toBe(false)
  })
})
