import { z } from 'zod'
import { UNIT_PRICE_DIGITS, divideHalfUp, formatDecimal } from '../../../shared/domain/money'
import { Numeral, scaled } from '../numeral'
import type { Promotion, PromotionType } from '../plan'
import { amount, count, instant, name } from './scalars'

const types = new Map<string, PromotionType>([
  ['percentage', 'PERCENTAGE'],
  ['percent', 'PERCENTAGE'],
  ['amount', 'AMOUNT'],
  ['fixed_amount', 'AMOUNT'],
  ['fixed_price', 'FIXED_PRICE'],
])

const type = z.string().transform((given, context) => {
  const known = types.get(given.toLowerCase())
  if (known) return known
  context.addIssue(`is no known type of promotion: "${given}"`)
  return z.NEVER
})

const priced = z.object({ value: amount }).nullish()

/** A promotion as the file has it. */
export const promotionFormat = z
  .object({
    name,
    description: z.string().nullish(),
    type,
    value: z.instanceof(Numeral).nullish(),
    discount: priced,
    total: priced,
    startDate: instant.nullish(),
    endDate: instant.nullish(),
    duration: count.nullish(),
    minimumDuration: count.nullish(),
    quantity: count.nullish(),
    globalQuantity: count.nullish(),
    context: z.string().nullish(),
  })
  .check(({ value: given, issues }) => {
    if (given.startDate && given.endDate && given.endDate < given.startDate)
      issues.push({ code: 'custom', path: ['endDate'], message: 'lies before startDate', input: given.endDate })
  })

export type RawPromotion = z.infer<typeof promotionFormat>

/** Why a promotion's figures cannot be right. */
export class PromotionFault extends Error {
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message)
  }
}

/**
 * The promotion on a price. What the publisher has worked out (`total`, `discount`) stands; what is missing follows from
 * type and value.
 * @throws PromotionFault when the figures leave the price open or below zero.
 */
export function toPromotion(raw: RawPromotion, price: bigint): Promotion {
  const percentE8 = raw.type === 'PERCENTAGE' && raw.value ? scaled(raw.value, UNIT_PRICE_DIGITS) : undefined
  if (raw.type === 'PERCENTAGE' && (percentE8 === undefined || percentE8 < 0n || percentE8 > 100n * 10n ** 8n))
    throw new PromotionFault('value', `must be per cent from 0 to 100, is ${raw.value?.text ?? 'missing'}`)
  const total = raw.total?.value ?? price - (raw.discount?.value ?? discountOf(raw, price, percentE8))
  if (total < 0n) throw new PromotionFault('discount', 'takes off more than the price')
  return {
    name: raw.name,
    description: raw.description ?? null,
    type: raw.type,
    percent: percentE8 === undefined ? null : trimmed(formatDecimal(percentE8, UNIT_PRICE_DIGITS)),
    discount: raw.discount?.value ?? (price > total ? price - total : 0n),
    total,
    startsAt: raw.startDate ?? null,
    endsAt: raw.endDate ?? null,
    // Publishers write 0 as well as null for a promotion without end.
    periods: raw.duration || null,
    minimumDuration: raw.minimumDuration ?? null,
    quantity: raw.quantity ?? null,
    globalQuantity: raw.globalQuantity ?? null,
    context: raw.context ?? null,
  }
}

function discountOf(raw: RawPromotion, price: bigint, percentE8: bigint | undefined): bigint {
  if (percentE8 !== undefined) return divideHalfUp(price * percentE8, 100n * 10n ** BigInt(UNIT_PRICE_DIGITS))
  const value = raw.value ? scaled(raw.value, 0) : undefined
  if (value === undefined || value < 0n)
    throw new PromotionFault('value', `must be a whole number of 10⁻⁸ units, is ${raw.value?.text ?? 'missing'}`)
  return raw.type === 'AMOUNT' ? value : price - value
}

const trimmed = (decimal: string): string => decimal.replace(/\.?0+$/, '')
