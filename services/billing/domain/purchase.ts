import type { Day } from '../../shared/domain/day'
import type { Contract } from './contract'
import type { Line } from './line'
import type { Terms } from './terms'

/** What an order makes true once it is paid, frozen at the click: prices may change while the payment is on its way. */
export type Purchase = NewContract | EarlyRenewal

interface Billing {
  readonly lines: readonly Line[]
  /** In 10⁻⁴ per cent. */
  readonly taxRateE4: bigint
}

export interface NewContract extends Billing {
  readonly kind: 'ORDER'
  readonly contract: Contract
  readonly terms: Terms
  readonly technical: readonly TechnicalData[]
}

/** What the delivery of an item needs, as the catalogue published it. */
export type TechnicalData = Readonly<Record<string, unknown>> | null

export interface EarlyRenewal extends Billing {
  readonly kind: 'RENEWAL'
  readonly billedUntil: Day
  readonly periodsBilled: number
}
