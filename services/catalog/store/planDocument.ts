import type { PlanContent, Pricing, Promotion } from '../domain/plan'

/** Prices are whole numbers of any size: text in the document. */
type Stored<Of> = {
  readonly [Field in keyof Of]: Of[Field] extends bigint ? string : Of[Field]
}
export type StoredPromotion = Stored<Promotion>
export type StoredPricing = Omit<Stored<Pricing>, 'promotions'> & { readonly promotions: readonly StoredPromotion[] }
export type StoredContent = Omit<PlanContent, 'pricings'> & { readonly pricings: readonly StoredPricing[] }

const fromPromotion = (promotion: StoredPromotion): Promotion => ({
  ...promotion,
  discount: BigInt(promotion.discount),
  total: BigInt(promotion.total),
})

export const fromPricing = (pricing: StoredPricing): Pricing => ({
  ...pricing,
  price: BigInt(pricing.price),
  tax: BigInt(pricing.tax),
  promotions: pricing.promotions.map(fromPromotion),
})

export const fromContent = (content: StoredContent): PlanContent => ({
  ...content,
  pricings: content.pricings.map(fromPricing),
})
