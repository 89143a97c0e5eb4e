import type { Tx } from '../../shared/runtime/database'
import type { CatalogVersion } from '../domain/plan'
import type { Changes, PriceChange } from '../domain/versionDiff'
import { compareMarks, priceChanges } from '../domain/versionDiff'
import { marksOfVersion, pricingsByCode } from '../store/plans'
import type { PublishedVersion } from '../domain/published'

/** What is different in a version from the one before it. */
export interface VersionChanges {
  /** The version before; null when there is none. */
  readonly since: number | null
  readonly plans: Changes
  readonly addons: Changes
  readonly prices: readonly PriceChange[]
}

/** Compares a version with the highest one below it. */
export async function compareVersion(
  tx: Tx,
  catalog: CatalogVersion,
  known: readonly PublishedVersion[],
): Promise<VersionChanges> {
  const before = known.filter(({ version }) => version < catalog.version).at(-1)
  const marks = before ? await marksOfVersion(tx, before.subsidiary, before.version) : []
  const compare = (addons: boolean): Changes =>
    compareMarks(
      marks.filter(({ isAddon }) => isAddon === addons),
      catalog.plans.filter(({ isAddon }) => isAddon === addons),
    )
  const plans = compare(false)
  const addons = compare(true)
  const changed = [...plans.changed, ...addons.changed]
  const earlier = before && (await pricingsByCode(tx, before, changed))
  const later = new Map(catalog.plans.map(({ code, terms }) => [code, terms.pricings]))
  const prices = changed.flatMap(code => priceChanges(code, earlier?.get(code) ?? [], later.get(code) ?? []))
  return { since: before?.version ?? null, plans, addons, prices }
}
