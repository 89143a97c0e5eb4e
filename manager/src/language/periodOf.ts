import type { Format } from './format'
import type { Messages } from './messages'

/** A billing period after a price: `month`, `12 months`. */
export function periodOf(period: string, t: Messages, format: Format): string {
  return period === 'P1M' ? t.catalogue.month : format.duration(period)
}
