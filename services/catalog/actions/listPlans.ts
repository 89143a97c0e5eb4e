import type { Result } from '../../shared/domain/result'
import { ok, refuse } from '../../shared/domain/result'
import type { Tx } from '../../shared/runtime/database'
import type { PlanFilter, PlanOrder } from '../domain/planCriteria'
import { toCriteria } from '../domain/planCriteria'
import type { CursorSecrets, PlanListing, PlanPosition } from '../domain/planCursor'
import { decodeCursor } from '../domain/planCursor'
import type { PlanList } from '../domain/planList'
import type { CatalogLoaders } from '../store/loaders'
import type { PlanQuery } from '../store/planPage'
import { countPlans, planPage } from '../store/planPage'
import { findVersion } from './findVersion'
import { orderableRanges } from './orderability'

interface Reads {
  readonly tx: Tx
  readonly loaders: CatalogLoaders
  readonly now: Date
  readonly cursorSecrets: CursorSecrets
}

export interface ListInput {
  readonly subsidiary: string
  /** The version to list; null when there is none; left out, the one in which the list began, or that is sold now. */
  readonly version?: number | null | undefined
  readonly filter?: PlanFilter | null | undefined
  readonly orderBy?: PlanOrder | null | undefined
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
}

/** A page, and the count of the whole list when somebody asks for it. */
export interface CountedPlanList extends PlanList {
  count(): Promise<number>
}

const mostAtOnce = 100

const empty = (listing: PlanListing): CountedPlanList => ({
  listing,
  plans: [],
  hasNextPage: false,
  hasPreviousPage: false,
  count: () => Promise.resolve(0),
})

async function versionOf(
  { loaders, now }: Reads,
  { subsidiary, version }: ListInput,
  position: PlanPosition | undefined,
): Promise<number | null> {
  if (version !== undefined) return version
  return position?.version ?? (await findVersion(loaders, subsidiary, now))?.version ?? null
}

/** A page of the plans that match, or what is wrong with the question in words for the caller. */
export async function listPlans(reads: Reads, input: ListInput): Promise<Result<CountedPlanList, string>> {
  const { tx, loaders, now, cursorSecrets } = reads
  const { subsidiary, after } = input
  const first = input.first ?? 20
  if (first < 1 || first > mostAtOnce) return refuse(`\`first\` must be 1 to ${mostAtOnce}.`)
  const criteria = toCriteria(input.filter ?? {})
  if (!criteria.ok) return criteria
  const listing: PlanListing = { subsidiary, criteria: criteria.value, order: input.orderBy ?? 'PRICE' }
  const position = after === null || after === undefined ? undefined : decodeCursor(cursorSecrets, listing, after)
  if (after !== null && after !== undefined && !position) return refuse('`after` is no cursor of this list.')
  const version = await versionOf(reads, input, position)
  if (position && position.version !== version) return refuse('`after` is no cursor of this list.')
  if (version === null) return ok(empty(listing))
  const query: PlanQuery = {
    subsidiary,
    version,
    criteria: criteria.value,
    orderableRanges: criteria.value.orderable === null ? [] : await orderableRanges(loaders, subsidiary, version, now),
  }
  const found = await planPage(tx, query, listing.order, first + 1, position)
  const plans = found.slice(0, first)
  for (const plan of plans) loaders.plan.prime(plan, plan)
  return ok({
    listing,
    plans,
    hasNextPage: found.length > first,
    hasPreviousPage: position !== undefined,
    count: () => countPlans(tx, query),
  })
}
