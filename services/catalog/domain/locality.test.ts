import { localityOf } from './locality'

const codes = 'FR GB PL TN IN CA US DE ES IT PT NL IE MA SN CZ FI LT WE WS ASIA AU SG QC EU'.split(' ')

describe('the locality of a subsidiary', () => {
  it.each(codes)('of %s has a language and a time zone that exist', code => {
    const { name, language, timeZone } = localityOf(code)
    expect(name).toMatch(/^Perennial \w/)
    expect(Intl.getCanonicalLocales(language)).toEqual([language])
    expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow()
  })

  it('that nobody knows yet is English and UTC', () => {
    expect(localityOf('ZZ')).toEqual({ name: 'Perennial ZZ', language: 'en', timeZone: 'UTC' })
  })
})
