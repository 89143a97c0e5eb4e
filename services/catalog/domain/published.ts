import type { Currency } from '../../shared/domain/currency'
import type { Universe } from '../../shared/domain/events'
import type { PlanKey } from '../../shared/domain/ids'
import type { Plan } from './plan'

/** A version of a subsidiary's catalogue, without its plans. */
export interface PublishedVersion {
  readonly subsidiary: string
  readonly version: number
  readonly currency: Currency
  readonly taxRateE4: number
  readonly effectiveFrom: Date
  readonly digest: string
  readonly planCount: number
  readonly addonCount: number
}

/** A range in a version. */
export interface PublishedRange {
  readonly subsidiary: string
  readonly version: number
  readonly range: string
  readonly brand: string
  readonly universe: Universe
  readonly planCount: number
}

/** A plan in a version, without what only its own page shows. */
export interface PublishedPlan
  extends
    PlanKey,
    Pick<
      Plan,
      'name' | 'description' | 'isAddon' | 'universe' | 'range' | 'brand' | 'ranges' | 'monthlyPrice' | 'datacenters'
    > {
  readonly currency: Currency
}
