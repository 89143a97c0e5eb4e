import type { PlanListing } from './planCursor'
import type { PublishedPlan } from './published'

/** A plan in a list, with what it is ordered by. */
export type ListedPlan = PublishedPlan & { readonly sortKey: string }

/** A page of a list of plans. */
export interface PlanList {
  readonly listing: PlanListing
  readonly plans: readonly ListedPlan[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
}
