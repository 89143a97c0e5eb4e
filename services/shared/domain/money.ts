import type { Currency } from './currency'
import { digitsOf } from './currency'

/** An exact amount in a currency's minor units: 16.99 EUR is `1699n`. */
export interface Money {
  readonly minor: bigint
  readonly currency: Currency
}

/** A price of one unit in 10⁻⁸ of a currency's unit, as catalogues publish it: 16.99 is `1_699_000_000n`. */
export type UnitPrice = bigint

/** Decimals of a unit price. */
export const UNIT_PRICE_DIGITS = 8

export const money = (minor: bigint, currency: Currency): Money => ({ minor, currency })

export const zero = (currency: Currency): Money => ({ minor: 0n, currency })

/** The sum; throws when currencies are mixed, which is never the caller's input but a fault. */
export function add(...amounts: readonly [Money, ...Money[]]): Money {
  const [first] = amounts
  return amounts.slice(1).reduce((sum, amount) => {
    if (amount.currency !== sum.currency) throw new TypeError(`cannot add ${amount.currency} to ${sum.currency}`)
    return { minor: sum.minor + amount.minor, currency: sum.currency }
  }, first)
}

export const negate = ({ minor, currency }: Money): Money => ({ minor: -minor, currency })

/** `numerator / denominator` to the nearest integer, halves away from zero. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError('the denominator must be positive')
  const magnitude = numerator < 0n ? -numerator : numerator
  const rounded = (2n * magnitude + denominator) / (2n * denominator)
  return numerator < 0n ? -rounded : rounded
}

/** Splits an amount by weights; the parts always add up to it. */
export function split(total: Money, weights: readonly bigint[]): Money[] {
  const sum = weights.reduce((whole, weight) => whole + weight, 0n)
  if (sum <= 0n || weights.some(weight => weight < 0n)) throw new RangeError('weights must be positive')
  let carried = 0n
  let given = 0n
  return weights.map(weight => {
    carried += weight
    const upTo = (total.minor * carried) / sum
    const part = upTo - given
    given = upTo
    return { minor: part, currency: total.currency }
  })
}

/** Minor units of a unit price times a quantity, halves away from zero. */
export function amountOf(unitPrice: UnitPrice, quantity: bigint, currency: Currency): Money {
  return money(divideHalfUp(unitPrice * quantity, 10n ** BigInt(UNIT_PRICE_DIGITS - digitsOf(currency))), currency)
}

/** The tax on an amount. `rateE4` is the rate in 10⁻⁴ per cent: 20 % is `200_000n`. */
export function taxOn(net: Money, rateE4: bigint): Money {
  return money(divideHalfUp(net.minor * rateE4, 1_000_000n), net.currency)
}

/** `-12345n` with 2 digits is `-123.45`. */
export function formatDecimal(value: bigint, digits: number): string {
  const sign = value < 0n ? '-' : ''
  const text = (value < 0n ? -value : value).toString().padStart(digits + 1, '0')
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** The amount as a decimal string with the currency's decimals. */
export const formatMoney = ({ minor, currency }: Money): string => formatDecimal(minor, digitsOf(currency))

/** The unit price as a decimal string with the currency's decimals, and more only where it has them. */
export function formatUnitPrice(price: UnitPrice, currency: Currency): string {
  const text = formatDecimal(price, UNIT_PRICE_DIGITS)
  const least = text.length - UNIT_PRICE_DIGITS + digitsOf(currency)
  let end = text.length
  while (end > least && text[end - 1] === '0') end--
  return text.slice(0, end).replace(/\.$/, '')
}

/** `"-123.45"` with 2 digits is `-12345n`; undefined when it is no plain decimal or has more decimals than `digits`. */
export function parseDecimal(text: string, digits: number): bigint | undefined {
  const parts = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/.exec(text)
  if (!parts) return undefined
  const [, sign = '', whole = '', fraction = ''] = parts
  if (/[1-9]/.test(fraction.slice(digits))) return undefined
  const value = BigInt(whole + fraction.slice(0, digits).padEnd(digits, '0'))
  return sign ? -value : value
}
