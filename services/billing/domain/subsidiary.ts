import type { Currency } from '../../shared/domain/currency'

/** A company of the group that sells in one country, as billing knows it from the catalogue's events. */
export interface Subsidiary {
  readonly code: string
  readonly name: string
  readonly currency: Currency
  /** In 10⁻⁴ per cent: 20 % is `200_000n`. */
  readonly taxRateE4: bigint
  readonly language: string
  /** Its invoices are dated by this time zone's days. */
  readonly timeZone: string
  /** Ranges that are switched on. */
  readonly rollout: readonly string[]
}
