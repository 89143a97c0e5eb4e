import { CurrencyScalar, DateScalar, DateTimeScalar, DecimalScalar, DurationScalar } from './scalars'

describe('scalars', () => {
  it.each([
    [DateScalar, '2026-11-22', ['2026-02-30', '22.11.2026', 20261122, null]],
    [DurationScalar, 'P12M', ['P', '12M', 'PT', 'P1M2', '']],
    [DecimalScalar, '-16.99000001', ['1e400', 'NaN', 16.99, '1,5', '']],
    [CurrencyScalar, 'TND', ['XXX', 'eur', '']],
  ])('%s takes and gives its own form only', (scalar, good, bad) => {
    expect(scalar.parseValue(good)).toBe(good)
    expect(scalar.serialize(good)).toBe(good)
    for (const wrong of bad) {
      expect(() => scalar.parseValue(wrong)).toThrow(`${scalar.name} must be`)
      expect(() => scalar.serialize(wrong)).toThrow(`${scalar.name} cannot be`)
    }
  })

  it('DateTime is an instant on both ways', () => {
    expect(DateTimeScalar.parseValue('2026-11-22T21:00:00+01:00')).toEqual(new Date('2026-11-22T20:00:00Z'))
    expect(DateTimeScalar.serialize(new Date(0))).toBe('1970-01-01T00:00:00.000Z')
    for (const wrong of ['2026-11-22', '2026-02-30T00:00:00Z', '2026-11-22T25:00:00Z', 0])
      expect(() => DateTimeScalar.parseValue(wrong)).toThrow('DateTime must be')
    expect(() => DateTimeScalar.serialize('2026-11-22')).toThrow('DateTime cannot be')
  })
})
