import type { RequestContext } from '../shared/runtime/graphqlEndpoint'
import type { Clock } from '../shared/runtime/clock'
import type { Database } from '../shared/runtime/database'
import type { CountedPlanList, ListInput } from './actions/listPlans'
import { listPlans } from './actions/listPlans'
import { findVersion } from './actions/findVersion'
import { whyUnorderable } from './actions/orderability'
import type { CursorSecrets } from './domain/planCursor'
import type { Unorderable } from './domain/orderability'
import type { PublishedPlan, PublishedVersion } from './domain/published'
import type { Subsidiary } from './domain/subsidiary'
import type { Result } from '../shared/domain/result'
import type { CatalogLoaders, PublishedCache } from './store/loaders'
import { createLoaders } from './store/loaders'
import { sellingSubsidiaries } from './store/subsidiaries'

/** What a resolver works with: the offers as they were when the request first looked. */
export interface CatalogContext extends RequestContext {
  /** The instant that the whole request is answered for. */
  readonly now: Date
  readonly loaders: CatalogLoaders
  readonly cursorSecrets: CursorSecrets
  findVersion(subsidiary: string, at: Date): Promise<PublishedVersion | undefined>
  listPlans(input: ListInput): Promise<Result<CountedPlanList, string>>
  whyUnorderable(plan: PublishedPlan): Promise<Unorderable | undefined>
  sellingSubsidiaries(): Promise<Subsidiary[]>
}

export interface ContextDependencies {
  readonly database: Database
  readonly cache: PublishedCache
  readonly clock: Clock
  readonly cursorSecrets: CursorSecrets
}

export function createContext(
  { viewer, requestId }: Omit<RequestContext, 'close'>,
  { database, cache, clock, cursorSecrets }: ContextDependencies,
): CatalogContext {
  const tx = database.reader(viewer)
  const loaders = createLoaders(tx, cache)
  const now = clock.now()
  return {
    viewer,
    requestId,
    now,
    loaders,
    cursorSecrets,
    findVersion: (subsidiary, at) => findVersion(loaders, subsidiary, at),
    listPlans: input => listPlans({ tx, loaders, now, cursorSecrets }, input),
    whyUnorderable: plan => whyUnorderable(loaders, plan, now),
    sellingSubsidiaries: () => sellingSubsidiaries(tx),
    close: () => tx.close(),
  }
}
