import type { Currency } from '../../shared/domain/currency'
import { parseCurrency } from '../../shared/domain/currency'

/** A currency that is known to be one. */
export function currency(code: string): Currency {
  const parsed = parseCurrency(code)
  if (!parsed) throw new Error(`${code} is no currency`)
  return parsed
}
