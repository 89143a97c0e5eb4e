import type { Currency } from '../../shared/domain/currency'
import { money } from '../../shared/domain/money'
import type { Line } from '../domain/line'
import type { EarlyRenewal, NewContract, Purchase } from '../domain/purchase'
import type { StoredTerms } from './storedTerms'
import { readTerms } from './storedTerms'

interface StoredLine extends Omit<Line, 'unitPrice' | 'amount'> {
  readonly unitPrice: string | null
  readonly amount: { readonly minor: string; readonly currency: Currency }
}

interface StoredBilling {
  readonly lines: readonly StoredLine[]
  readonly taxRateE4: string
}

/** A purchase as it stands in `jsonb`: JSON has no bigint, so amounts are strings there. */
export type StoredPurchase =
  | (Omit<NewContract, keyof StoredBilling | 'terms'> & StoredBilling & { readonly terms: StoredTerms })
  | (Omit<EarlyRenewal, keyof StoredBilling> & StoredBilling)

export const storePurchase = (purchase: Purchase): string =>
  JSON.stringify(purchase, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))

export function readPurchase(stored: StoredPurchase): Purchase {
  const billing = { lines: stored.lines.map(readLine), taxRateE4: BigInt(stored.taxRateE4) }
  return stored.kind === 'ORDER' ? { ...stored, terms: readTerms(stored.terms), ...billing } : { ...stored, ...billing }
}

const readLine = (line: StoredLine): Line => ({
  ...line,
  unitPrice: line.unitPrice === null ? null : BigInt(line.unitPrice),
  amount: money(BigInt(line.amount.minor), line.amount.currency),
})
