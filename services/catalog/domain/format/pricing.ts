import { z } from 'zod'
import type { EngagementEndAction, EngagementType } from '../../../shared/domain/events'
import { divideHalfUp } from '../../../shared/domain/money'
import { isDuration, isIntervalUnit, periodOf } from '../period'
import type { EngagementRule, Pricing } from '../plan'
import { PromotionFault, promotionFormat, toPromotion } from './promotion'
import { amount, count, name, upperBound } from './scalars'

const endActions = new Set<string>([
  'CANCEL_SERVICE',
  'REACTIVATE_ENGAGEMENT',
  'STOP_ENGAGEMENT_FALLBACK_DEFAULT_PRICE',
  'STOP_ENGAGEMENT_KEEP_PRICE',
] satisfies EngagementEndAction[])

const isEndAction = (text: string): text is EngagementEndAction => endActions.has(text)

const endAction = z.string().transform((given, context) => {
  const upper = given.toUpperCase()
  if (isEndAction(upper)) return upper
  context.addIssue(`is no known end of an engagement: "${given}"`)
  return z.NEVER
})

const engagementType = z.string().transform((given, context): EngagementType => {
  const upper = given.toUpperCase()
  if (upper === 'PERIODIC' || upper === 'UPFRONT') return upper
  context.addIssue(`is neither "periodic" nor "upfront": "${given}"`)
  return z.NEVER
})

const engagement = z.object({
  duration: z.string().refine(isDuration, 'is no ISO 8601 duration'),
  type: engagementType,
  defaultEndAction: endAction.nullish(),
})

const bounds = z.object({ min: count.nullish(), max: upperBound }).nullish()

/** A pricing as the file has it. */
export const pricingFormat = z
  .object({
    capacities: z.array(name).min(1, 'must name what the pricing is for'),
    price: amount,
    tax: amount.nullish(),
    mode: name.nullish(),
    description: z.string().nullish(),
    commitment: count.nullish(),
    engagementConfiguration: engagement.nullish(),
    interval: count,
    intervalUnit: z.string().toLowerCase().refine(isIntervalUnit, 'is no known unit of time'),
    mustBeCompleted: z.boolean().nullish(),
    phase: count.nullish(),
    promotions: z.array(promotionFormat).nullish(),
    quantity: bounds,
    repeat: bounds,
    strategy: z.string().nullish(),
    type: z.string().nullish(),
  })
  .transform((raw, context): PricingWithoutTax => {
    const period = periodOf(raw.interval, raw.intervalUnit)
    const commitment = raw.commitment ?? 0
    const type = raw.type ?? 'rental'
    if (period === null && raw.capacities.includes('renew') && type !== 'consumption') {
      const field = raw.interval === 0 ? 'interval' : 'intervalUnit'
      context.addIssue({ code: 'custom', path: [field], message: 'a recurring pricing needs an interval' })
    }
    const mode = raw.mode ?? 'default'
    const promotions = (raw.promotions ?? []).flatMap((promotion, index) => {
      try {
        return [toPromotion(promotion, raw.price)]
      } catch (fault) {
        if (!(fault instanceof PromotionFault)) throw fault
        context.addIssue({ code: 'custom', path: ['promotions', index, fault.field], message: fault.message })
        return []
      }
    })
    return {
      capacities: raw.capacities,
      mode,
      description: raw.description ?? null,
      price: raw.price,
      tax: raw.tax ?? null,
      period,
      commitment,
      engagement: ruleOf(raw.engagementConfiguration, mode, commitment),
      mustBeCompleted: raw.mustBeCompleted ?? false,
      phase: raw.phase ?? (raw.capacities.includes('installation') ? 0 : 1),
      quantity: { min: raw.quantity?.min ?? 1, max: raw.quantity?.max ?? null },
      repeat: { min: raw.repeat?.min ?? 1, max: raw.repeat?.max ?? null },
      strategy: raw.strategy ?? 'tiered',
      type,
      promotions,
    }
  })

type PricingWithoutTax = Omit<Pricing, 'tax'> & { readonly tax: Pricing['tax'] | null }

/** The pricing with its tax, worked out where the file does not say it. */
export function withTax(pricing: PricingWithoutTax, taxRateE4: number): Pricing {
  return { ...pricing, tax: pricing.tax ?? divideHalfUp(pricing.price * BigInt(taxRateE4), 1_000_000n) }
}

/**
 * The rule of a commitment. Where the file commits without saying what happens at the end, the customer is not bound
 * again unasked: it falls back to the price without commitment.
 */
function ruleOf(
  configured: z.infer<typeof engagement> | null | undefined,
  mode: string,
  commitment: number,
): EngagementRule | null {
  if (!configured && commitment === 0) return null
  return {
    duration: configured?.duration ?? `P${commitment}M`,
    type: configured?.type ?? (mode.startsWith('upfront') ? 'UPFRONT' : 'PERIODIC'),
    endAction: configured?.defaultEndAction ?? 'STOP_ENGAGEMENT_FALLBACK_DEFAULT_PRICE',
  }
}
