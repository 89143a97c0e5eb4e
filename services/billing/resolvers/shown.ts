import type { Currency } from '../../shared/domain/currency'
import type { EngagementEndAction } from '../../shared/domain/events'
import type { Money, UnitPrice } from '../../shared/domain/money'
import { formatMoney, formatUnitPrice } from '../../shared/domain/money'
import type { Period } from '../domain/period'
import type { TermsItem } from '../domain/terms'

/** The price of one, which may have more decimals than its currency. */
interface PriceOfOne {
  readonly unitPrice: UnitPrice
  readonly currency: Currency
}

/** What resolvers give where the graph has `Money`. */
export type ShownMoney = Money | PriceOfOne

export const amountText = (shown: ShownMoney): string =>
  'unitPrice' in shown ? formatUnitPrice(shown.unitPrice, shown.currency) : formatMoney(shown)

/** What resolvers give where the graph has `ContractItem`. */
export interface ShownItem {
  readonly item: TermsItem
  readonly currency: Currency
  /** Of the service. */
  readonly quantity: number
  readonly periodsBilled: number
}

/** What resolvers give where the graph has `Engagement`. */
export interface ShownEngagement {
  readonly period: Period
  readonly endAction: EngagementEndAction
}
