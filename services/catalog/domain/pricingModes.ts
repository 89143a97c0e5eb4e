import type { UnitPrice } from '../../shared/domain/money'
import type { EngagementRule, Pricing } from './plan'
import { bestPromotion } from './promotion'

/** One way to pay for a plan. */
export interface PricingMode {
  readonly mode: string
  readonly period: string | null
  readonly price: UnitPrice
  readonly promotionalPrice: UnitPrice | null
  readonly setupFee: UnitPrice
  readonly engagement: EngagementRule | null
}

const isRecurring = ({ capacities, period }: Pricing): boolean => capacities.includes('renew') && period !== null
const isUsage = ({ capacities, type }: Pricing): boolean => capacities.includes('consumption') || type === 'consumption'
/** A pricing that is both for the start and for renewal is a period's price, and no fee on top of it. */
const isSetup = ({ capacities }: Pricing): boolean =>
  capacities.includes('installation') && !capacities.includes('renew')

/** What one unit costs at the start: the earliest phase and the smallest quantity come first. */
const earliestFirst = (a: Pricing, b: Pricing): number => a.phase - b.phase || a.quantity.min - b.quantity.min

const priceNow = (pricing: Pricing | undefined, now: Date): UnitPrice =>
  pricing ? (bestPromotion(pricing.promotions, now)?.total ?? pricing.price) : 0n

/** `default` first, then the commitments paid by the period and those paid at once, shorter ones first. */
function rank(mode: string): number {
  const [, kind, months] = /^(default|degressivity|upfront)(\d*)$/.exec(mode) ?? []
  if (kind === undefined) return 2_000_000
  return kind === 'default' ? 0 : (kind === 'degressivity' ? 1 : 1_000_000) + Number(months)
}

/** The ways to pay for a plan, each with what it costs at the start and for a period. */
export function pricingModes(pricings: readonly Pricing[], now: Date): PricingMode[] {
  const sorted = [...pricings].sort(earliestFirst)
  const setupFee = (mode: string): UnitPrice =>
    priceNow(
      sorted.find(pricing => pricing.mode === mode && isSetup(pricing)),
      now,
    )
  const charged = (pricing: Pricing, period: string | null): PricingMode => ({
    mode: pricing.mode,
    period,
    price: pricing.price,
    promotionalPrice: bestPromotion(pricing.promotions, now)?.total ?? null,
    setupFee: setupFee(pricing.mode),
    engagement: pricing.engagement,
  })
  const feeOnly = ({ mode }: Pricing): PricingMode => ({
    mode,
    period: null,
    price: 0n,
    promotionalPrice: null,
    setupFee: setupFee(mode),
    engagement: null,
  })
  // What is billed by the period says more than usage on top of it, and both more than a fee alone.
  const ways = [
    sorted.filter(isRecurring).map(pricing => charged(pricing, pricing.period)),
    sorted.filter(isUsage).map(pricing => charged(pricing, null)),
    sorted.filter(isSetup).map(feeOnly),
  ].reduce((known, more) => {
    const modes = new Set(known.map(({ mode }) => mode))
    return [...known, ...more.filter(({ mode }) => !modes.has(mode))]
  }, [])
  const first = new Map<string, PricingMode>()
  for (const way of ways) if (!first.has(keyOf(way))) first.set(keyOf(way), way)
  return [...first.values()].sort((a, b) => rank(a.mode) - rank(b.mode))
}

const keyOf = ({ mode, period }: PricingMode): string => `${mode} ${period ?? ''}`

/** The price of a month without commitment, promotions left out; null when it is not sold so. */
export function monthlyPrice(pricings: readonly Pricing[]): UnitPrice | null {
  const monthly = pricings.filter(
    pricing => isRecurring(pricing) && pricing.mode === 'default' && pricing.period === 'P1M' && !isUsage(pricing),
  )
  return monthly.sort(earliestFirst)[0]?.price ?? null
}
