import type { Currency } from '../../shared/domain/currency'
import type { Locality } from './locality'

/** A company of the group that sells in one country. */
export interface Subsidiary extends Locality {
  readonly code: string
  readonly currency: Currency
  /** In 10⁻⁴ per cent. */
  readonly taxRateE4: number
  /** The version that it sells from; null before the first one has begun. */
  readonly currentVersion: number | null
  /** Counts what others were told of it. */
  readonly revision: number
}

/** Whether a range can be ordered in a subsidiary. */
export interface RangeRollout {
  readonly subsidiary: string
  readonly range: string
  readonly enabled: boolean
  readonly enabledAt: Date | null
}
