import type { EngagementTerms, FallbackTerms, PriceTerms, Terms, TermsItem } from '../domain/terms'

/** Terms as they stand in `jsonb`: JSON has no bigint, so prices are strings there. */
export interface StoredTerms extends Omit<Terms, 'items' | 'engagement'> {
  readonly items: readonly (Omit<TermsItem, 'recurring' | 'setup'> & {
    readonly recurring: StoredPrice
    readonly setup: StoredPrice
  })[]
  readonly engagement: (Omit<EngagementTerms, 'fallback'> & { readonly fallback: StoredFallback | null }) | null
}

interface StoredPrice {
  readonly unitPrice: string
  readonly promotion: { readonly name: string; readonly unitPrice: string; readonly periods: number | null } | null
}

interface StoredFallback extends Omit<FallbackTerms, 'recurring'> {
  readonly recurring: readonly StoredPrice[]
}

/** Terms as text for a `jsonb` column. */
export const storeTerms = (terms: Terms): string =>
  JSON.stringify(terms, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))

export function readTerms(stored: StoredTerms): Terms {
  const { items, engagement } = stored
  return {
    ...stored,
    items: items.map(item => ({ ...item, recurring: readPrice(item.recurring), setup: readPrice(item.setup) })),
    engagement: engagement && { ...engagement, fallback: engagement.fallback && readFallback(engagement.fallback) },
  }
}

const known = new Map<string, Terms>()

/** Terms that are kept in memory by their text: most contracts are on the same few. */
const MOST_KNOWN = 2000

/** The terms of a `jsonb` column's text. */
export function termsOfText(text: string): Terms {
  const cached = known.get(text)
  if (cached) return cached
  const stored: StoredTerms = JSON.parse(text)
  const terms = readTerms(stored)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(text, terms)
  return terms
}

const readPrice = ({ unitPrice, promotion }: StoredPrice): PriceTerms => ({
  unitPrice: BigInt(unitPrice),
  promotion: promotion && { ...promotion, unitPrice: BigInt(promotion.unitPrice) },
})

const readFallback = (stored: StoredFallback): FallbackTerms => ({
  ...stored,
  recurring: stored.recurring.map(readPrice),
})
