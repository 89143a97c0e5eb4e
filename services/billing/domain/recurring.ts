import type { Currency } from '../../shared/domain/currency'
import { sibling } from '../../shared/domain/ids'
import type { Money, UnitPrice } from '../../shared/domain/money'
import { add, amountOf, zero } from '../../shared/domain/money'
import type { Contract } from './contract'
import { scheduleOf } from './contract'
import type { Line } from './line'
import type { Period } from './period'
import { priceOfPart, ratioE9 } from './proration'
import type { PriceTerms, Terms } from './terms'

/** The price of one in the period after so many that were billed. */
export function unitPriceAfter({ unitPrice, promotion }: PriceTerms, periodsBilled: number): UnitPrice {
  const reduced = promotion && (promotion.periods === null || periodsBilled < promotion.periods)
  return reduced ? promotion.unitPrice : unitPrice
}

/** The lines for a period, or for a part of one that ends at its boundary; what costs nothing has no line. */
export function recurringLines(contract: Contract, terms: Terms, period: Period, currency: Currency): Line[] {
  const ratio = ratioE9(period, scheduleOf(contract), contract.proration)
  return terms.items.flatMap(item => {
    const unitPrice = unitPriceAfter(item.recurring, contract.periodsBilled)
    if (unitPrice === 0n) return []
    const quantity = contract.quantity * item.quantity
    const amount = priceOfPart(unitPrice, quantity, ratio, currency)
    if (amount.minor === 0n) return []
    const line: Line = {
      kind: 'RECURRING',
      serviceId: sibling('svc', contract.id),
      revision: contract.revision,
      planCode: item.planCode,
      label: item.label,
      period,
      quantity,
      unitPrice,
      amount,
      corrects: null,
    }
    return [line]
  })
}

/** The lines for what is paid once, at the start. */
export function setupLines(contract: Contract, terms: Terms, currency: Currency): Line[] {
  return terms.items.flatMap(item => {
    const unitPrice = unitPriceAfter(item.setup, 0)
    const quantity = contract.quantity * item.quantity
    const amount = amountOf(unitPrice, BigInt(quantity), currency)
    if (amount.minor === 0n) return []
    const line: Line = {
      kind: 'SETUP',
      serviceId: sibling('svc', contract.id),
      revision: contract.revision,
      planCode: item.planCode,
      label: item.label,
      period: { from: contract.startedOn, to: contract.startedOn },
      quantity,
      unitPrice,
      amount,
      corrects: null,
    }
    return [line]
  })
}

/** What a whole period costs after so many that were billed, without tax. */
export function priceOfPeriod(terms: Terms, quantity: number, periodsBilled: number, currency: Currency): Money {
  const amounts = terms.items.map(item =>
    amountOf(unitPriceAfter(item.recurring, periodsBilled), BigInt(quantity * item.quantity), currency),
  )
  return add(zero(currency), ...amounts)
}
