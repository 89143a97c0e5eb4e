import type { Currency } from '../../shared/domain/currency'
import type { Money } from '../../shared/domain/money'
import { add, money, negate, taxOn, zero } from '../../shared/domain/money'
import type { Line } from './line'

/** What an invoice comes to. */
export interface Totals {
  readonly net: Money
  readonly tax: Money
  /** In 10⁻⁴ per cent. */
  readonly taxRateE4: bigint
  readonly gross: Money
  /** What the account's credit pays of it. */
  readonly creditApplied: Money
  /** What is left to be charged. */
  readonly amountDue: Money
}

interface Terms {
  readonly currency: Currency
  readonly taxRateE4: bigint
  /** What the account has in credit. */
  readonly credit: Money
}

/** Adds up lines; tax is counted on their sum, so that many small lines do not gather roundings. */
export function totalsOf(lines: readonly Line[], { currency, taxRateE4, credit }: Terms): Totals {
  const net = lines.reduce((sum, { amount }) => add(sum, amount), zero(currency))
  const tax = taxOn(net, taxRateE4)
  const gross = add(net, tax)
  const creditApplied = money(credit.minor < gross.minor ? credit.minor : gross.minor, currency)
  return { net, tax, taxRateE4, gross, creditApplied, amountDue: add(gross, negate(creditApplied)) }
}
