import type { Unorderable } from '../domain/orderability'
import { unorderable } from '../domain/orderability'
import type { PublishedPlan } from '../domain/published'
import type { CatalogLoaders } from '../store/loaders'
import { findVersion } from './findVersion'

type Loaders = Pick<CatalogLoaders, 'versions' | 'rollout' | 'plan'>

/** The ranges that can be ordered from a version now: none, unless it is the one that is sold. */
export async function orderableRanges(
  loaders: Loaders,
  subsidiary: string,
  version: number,
  now: Date,
): Promise<string[]> {
  const current = await findVersion(loaders, subsidiary, now)
  if (current?.version !== version) return []
  return (await loaders.rollout.load(subsidiary)).filter(({ enabled }) => enabled).map(({ range }) => range)
}

/** Why a plan cannot be ordered now; undefined when it can. */
export async function whyUnorderable(
  loaders: Loaders,
  plan: PublishedPlan,
  now: Date,
): Promise<Unorderable | undefined> {
  const { subsidiary, code } = plan
  const [current, rollout] = await Promise.all([
    findVersion(loaders, subsidiary, now),
    loaders.rollout.load(subsidiary),
  ])
  const currentVersion = current?.version ?? null
  const overtaken = currentVersion !== null && plan.version < currentVersion
  return unorderable(plan, {
    currentVersion,
    enabledRanges: new Set(rollout.filter(({ enabled }) => enabled).map(({ range }) => range)),
    stillOffered: !overtaken || (await loaders.plan.load({ subsidiary, code, version: currentVersion })) !== null,
  })
}
