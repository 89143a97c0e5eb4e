/** How the demo's offers can be paid, in the public format of catalogues. */

/** Where the demo sells, and what a euro's worth costs there. */
export interface Market {
  readonly subsidiary: string
  readonly currencyCode: string
  readonly taxRate: number
  /** Units of the currency for a euro. */
  readonly rate: number
  /** Decimals that prices are rounded to; XOF has none. */
  readonly decimals: number
}

export const markets: readonly Market[] = [
  { subsidiary: 'FR', currencyCode: 'EUR', taxRate: 20, rate: 1, decimals: 2 },
  { subsidiary: 'GB', currencyCode: 'GBP', taxRate: 20, rate: 0.86, decimals: 2 },
  { subsidiary: 'PL', currencyCode: 'PLN', taxRate: 23, rate: 4.3, decimals: 2 },
  { subsidiary: 'TN', currencyCode: 'TND', taxRate: 19, rate: 3.35, decimals: 3 },
  { subsidiary: 'SN', currencyCode: 'XOF', taxRate: 18, rate: 656, decimals: 0 },
]

const e8 = 10 ** 8

/** A price in 10⁻⁸ units, rounded to what the currency can pay. */
export function priceIn({ rate, decimals }: Market, euros: number): number {
  const unit = 10 ** decimals
  return Math.round((Math.round(euros * rate * unit) / unit) * e8)
}

/** A usage price keeps all eight decimals. */
export const usagePriceIn = ({ rate }: Market, euros: number): number => Math.round(euros * rate * e8)

export interface Promotion {
  readonly name: string
  readonly description: string
  readonly percent: number
  readonly startDate: string
  readonly endDate: string | null
  /** Periods that it lasts; null until the service ends. */
  readonly duration: number | null
}

export type Mode = 'default' | 'degressivity12' | 'degressivity24' | 'upfront12'

interface Commitment {
  readonly months: number
  readonly discount: number
  readonly type: 'periodic' | 'upfront'
  readonly endAction: string
}

const commitments: Readonly<Record<Mode, Commitment | null>> = {
  default: null,
  degressivity12: { months: 12, discount: 0.1, type: 'periodic', endAction: 'REACTIVATE_ENGAGEMENT' },
  degressivity24: { months: 24, discount: 0.15, type: 'periodic', endAction: 'STOP_ENGAGEMENT_KEEP_PRICE' },
  upfront12: { months: 12, discount: 0.12, type: 'upfront', endAction: 'STOP_ENGAGEMENT_FALLBACK_DEFAULT_PRICE' },
}

interface Charge {
  readonly capacity: string
  readonly mode: string
  readonly price: number
  readonly interval: number
  readonly intervalUnit: string
  readonly description: string
  readonly type?: string
  readonly commitment?: Commitment | null
  readonly promotions?: readonly Promotion[]
  readonly mostQuantity?: number | null
}

/** A pricing as catalogues publish it. */
export function pricing({ taxRate }: Market, charge: Charge): object {
  const { capacity, mode, price, interval, intervalUnit, description, commitment, promotions, mostQuantity } = charge
  const taxed = (value: number): { tax: number; value: number } => ({
    tax: Math.round((value * taxRate) / 100),
    value,
  })
  return {
    capacities: [capacity],
    commitment: commitment?.months ?? 0,
    description,
    engagementConfiguration: commitment
      ? { defaultEndAction: commitment.endAction, duration: `P${commitment.months}M`, type: commitment.type }
      : null,
    interval,
    intervalUnit,
    mode,
    mustBeCompleted: false,
    phase: capacity === 'installation' ? 0 : 1,
    price,
    promotions: (promotions ?? []).map(({ percent, ...promotion }) => {
      const off = Math.round((price * percent) / 100)
      return { ...promotion, type: 'percentage', value: percent, discount: taxed(off), total: taxed(price - off) }
    }),
    quantity: { max: mostQuantity ?? null, min: 1 },
    repeat: { max: capacity === 'installation' ? 1 : null, min: 1 },
    strategy: 'tiered',
    tax: taxed(price).tax,
    type: charge.type ?? 'rental',
  }
}

export interface Rental {
  /** Euros for a month. */
  readonly monthly: number
  /** Euros at the start, without commitment; a commitment has no fee. */
  readonly setup?: number
  readonly modes: readonly Mode[]
  readonly setupPromotions?: readonly Promotion[]
  readonly promotions?: readonly Promotion[]
  readonly mostQuantity?: number | null
}

/** All pricings of what is rented by the month, in its modes. */
export function rental(market: Market, offer: Rental): object[] {
  const { monthly, setup = 0, modes, promotions = [], setupPromotions = [], mostQuantity = null } = offer
  return modes.flatMap(mode => {
    const commitment = commitments[mode]
    const months = commitment?.type === 'upfront' ? commitment.months : 1
    return [
      pricing(market, {
        capacity: 'installation',
        mode,
        price: commitment ? 0 : priceIn(market, setup),
        interval: 0,
        intervalUnit: 'none',
        description: 'setup',
        promotions: commitment ? [] : setupPromotions,
        mostQuantity,
      }),
      pricing(market, {
        capacity: 'renew',
        mode,
        price: priceIn(market, monthly * months * (1 - (commitment?.discount ?? 0))),
        interval: months,
        intervalUnit: 'month',
        description: months === 1 ? 'rental for 1 month' : `rental for ${months} months`,
        commitment,
        promotions: commitment ? [] : promotions,
        mostQuantity,
      }),
    ]
  })
}
