import fc from 'fast-check'
import type { Currency } from './currency'
import { digitsOf, parseCurrency } from './currency'
import {
  add,
  amountOf,
  divideHalfUp,
  formatDecimal,
  formatMoney,
  formatUnitPrice,
  money,
  parseDecimal,
  split,
  taxOn,
} from './money'

const currency = (code: string): Currency => {
  const known = parseCurrency(code)
  if (!known) throw new Error(`unknown currency ${code}`)
  return known
}
const EUR = currency('EUR')
const TND = currency('TND')
const XOF = currency('XOF')

describe('money', () => {
  it('splits so that the parts always add up', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.array(fc.bigInt({ min: 0n, max: 1000n }), { minLength: 1 }), (minor, weights) => {
        fc.pre(weights.some(weight => weight > 0n))
        const parts = split(money(minor, EUR), weights)
        return parts.reduce((sum, part) => sum + part.minor, 0n) === minor
      }),
    )
  })

  it('rounds halves away from zero', () => {
    expect(divideHalfUp(5n, 10n)).toBe(1n)
    expect(divideHalfUp(-5n, 10n)).toBe(-1n)
    expect(divideHalfUp(4n, 10n)).toBe(0n)
  })

  it('knows currencies with 0, 2 and 3 decimals, and no others than ISO 4217', () => {
    expect([XOF, EUR, TND].map(digitsOf)).toEqual([0, 2, 3])
    expect(parseCurrency('XXX')).toBeUndefined()
    expect(parseCurrency('toString')).toBeUndefined()
  })

  it('turns a unit price into minor units of each currency', () => {
    expect(amountOf(1_699_000_000n, 1n, EUR)).toEqual(money(1699n, EUR))
    expect(amountOf(5_820_000_000n, 2n, TND)).toEqual(money(116_400n, TND))
    expect(amountOf(1_114_500_000_000n, 1n, XOF)).toEqual(money(11_145n, XOF))
    expect(amountOf(499_999n, 1n, EUR)).toEqual(money(0n, EUR))
    expect(amountOf(500_000n, 1n, EUR)).toEqual(money(1n, EUR))
  })

  it('writes and reads decimals without loss', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 29n), max: 10n ** 29n }),
        fc.nat(8),
        (value, digits) => parseDecimal(formatDecimal(value, digits), digits) === value,
      ),
    )
    expect(formatMoney(money(-5n, EUR))).toBe('-0.05')
    expect(formatUnitPrice(123n, EUR)).toBe('0.00000123')
    expect(formatUnitPrice(1_699_000_000n, EUR)).toBe('16.99')
    expect(formatUnitPrice(1_114_500_000_000n, XOF)).toBe('11145')
  })

  it('refuses a decimal too many, exponents and words', () => {
    expect(parseDecimal('1.234', 2)).toBeUndefined()
    expect(parseDecimal('1.230', 2)).toBe(123n)
    for (const text of ['1e3', 'NaN', '', '.5', '+1', '1.', ' 1']) expect(parseDecimal(text, 2)).toBeUndefined()
  })

  it('taxes half-up to the minor unit', () => {
    expect(taxOn(money(1699n, EUR), 200_000n)).toEqual(money(340n, EUR))
    expect(taxOn(money(1699n, EUR), 0n)).toEqual(money(0n, EUR))
  })

  it('never adds two currencies', () => {
    expect(() => add(money(1n, EUR), money(1n, TND))).toThrow('cannot add TND to EUR')
  })
})
