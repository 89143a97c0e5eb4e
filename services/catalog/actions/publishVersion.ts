import type { Tx } from '../../shared/runtime/database'
import type { CatalogVersion } from '../domain/plan'
import { planTerms } from '../domain/planTerms'
import { versionAt } from '../domain/timeline'
import { marksOfVersion, plansOfVersion } from '../store/plans'
import { rolloutOf } from '../store/rollout'
import type { Subsidiary } from '../domain/subsidiary'
import { changeSubsidiary } from '../store/subsidiaries'
import { versionsOf } from '../store/versions'
import type { Announcer } from './announce'
import { planPublished, planWithdrawn, subsidiaryChanged } from './announce'

/** Large enough to be few statements, small enough to be a few megabytes each. */
const batchSize = 100

/**
 * Makes the newest version that has begun the one that is sold, and tells the others: all that it offers, what is gone
 * since the one before, and the subsidiary itself. Does nothing when it is sold already; whether it did something.
 * @param subsidiary locked by the caller.
 * @param atHand the version that the caller has just written: it need not be read again.
 */
export async function publishVersion(
  tx: Tx,
  announcer: Announcer,
  subsidiary: Subsidiary,
  now: Date,
  atHand?: CatalogVersion,
): Promise<boolean> {
  const { code, currentVersion } = subsidiary
  const newest = versionAt(await versionsOf(tx, [code]), now)
  if (!newest || newest.version <= (currentVersion ?? 0)) return false
  const { version, currency, taxRateE4 } = newest
  const changed = await changeSubsidiary(tx, { ...subsidiary, currency, taxRateE4, currentVersion: version })
  const plans = atHand?.version === version ? atHand.plans : await plansOfVersion(tx, code, version)
  const offered = new Set(plans.map(plan => plan.code))
  const before = currentVersion === null ? [] : await marksOfVersion(tx, code, currentVersion)
  await announcer.announce(tx, [
    subsidiaryChanged(changed, await rolloutOf(tx, [code])),
    ...before.filter(plan => !offered.has(plan.code)).map(plan => planWithdrawn(code, plan.code, version)),
  ])
  for (let at = 0; at < plans.length; at += batchSize) {
    const batch = plans.slice(at, at + batchSize)
    await announcer.announce(
      tx,
      batch.map(plan => planPublished(planTerms({ subsidiary: code, version, currency }, plan))),
    )
  }
  return true
}
