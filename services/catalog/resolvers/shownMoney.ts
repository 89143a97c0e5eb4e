import type { Currency } from '../../shared/domain/currency'
import type { UnitPrice } from '../../shared/domain/money'
import { formatUnitPrice } from '../../shared/domain/money'
import type { Money } from './types.generated'

/** A unit price as the graph shows it: the currency's decimals, and more only where it has them. */
export const shownMoney = (price: UnitPrice, currency: Currency): Money => ({
  amount: formatUnitPrice(price, currency),
  currency,
})

/** The same, where there may be none. */
export const shownOrNull = (price: UnitPrice | null, currency: Currency): Money | null =>
  price === null ? null : shownMoney(price, currency)
