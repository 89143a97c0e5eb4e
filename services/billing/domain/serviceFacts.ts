import type { Account } from './account'
import type { Contract } from './contract'
import type { Service } from './service'
import type { Terms } from './terms'

/** A service with all that decides what it costs next and what may be done with it. */
export interface ServiceFacts {
  readonly service: Service
  readonly contract: Contract
  /** Those of the contract's revision. */
  readonly terms: Terms
  readonly account: Account
}
