/** An exact decimal as the graph sends it: `16.99`. Never turned into a float. */
export type Decimal = `${number}`

interface Parts {
  readonly units: bigint
  readonly scale: number
}

function partsOf(decimal: Decimal): Parts {
  const [whole = '0', fraction = ''] = decimal.split('.')
  return { units: BigInt(whole + fraction), scale: fraction.length }
}

const shift = (parts: Parts, scale: number): bigint => parts.units * 10n ** BigInt(scale - parts.scale)

export function isDecimal(text: string): text is Decimal {
  return /^-?\d+(\.\d+)?$/.test(text)
}

/** How many decimals are written. */
export const scaleOf = (decimal: Decimal): number => partsOf(decimal).scale

/** Without its sign: what a credit note gives back, as an amount that is had. */
export function absolute(decimal: Decimal): Decimal {
  const { units, scale } = partsOf(decimal)
  return write(units < 0n ? -units : units, scale)
}

export const isZero = (decimal: Decimal): boolean => partsOf(decimal).units === 0n

/** Below zero when `a` is less than `b`, above when it is more. */
export function compare(a: Decimal, b: Decimal): number {
  const scale = Math.max(scaleOf(a), scaleOf(b))
  const difference = shift(partsOf(a), scale) - shift(partsOf(b), scale)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** `amount` divided by a whole number, rounded half away from zero to the decimals that it is written with. */
export function divide(amount: Decimal, by: number): Decimal {
  const { units, scale } = partsOf(amount)
  const divisor = BigInt(by)
  const half = units < 0n ? -divisor : divisor
  return write((2n * units + half) / (2n * divisor), scale)
}

/** By how many whole per cent `part` is less than `whole`; 0 when it is not less. */
export function percentLess(part: Decimal, whole: Decimal): number {
  const scale = Math.max(scaleOf(part), scaleOf(whole))
  const of = shift(partsOf(whole), scale)
  const less = of - shift(partsOf(part), scale)
  return of <= 0n || less <= 0n ? 0 : Number((200n * less + of) / (2n * of))
}

function write(units: bigint, scale: number): Decimal {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const text = `${units < 0n ? '-' : ''}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`
  if (!isDecimal(text)) throw new Error(`not a decimal: ${text}`)
  return text
}
