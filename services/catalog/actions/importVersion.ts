import type { Result } from '../../shared/domain/result'
import { ok, refuse } from '../../shared/domain/result'
import { SYSTEM } from '../../shared/domain/viewer'
import type { Clock } from '../../shared/runtime/clock'
import type { Database } from '../../shared/runtime/database'
import { effectiveFrom } from '../domain/effectiveFrom'
import type { CatalogVersion } from '../domain/plan'
import type { Problem } from '../domain/problem'
import type { Locality } from '../domain/locality'
import { localityOf } from '../domain/locality'
import { insertPlans } from '../store/insertPlans'
import { addSubsidiary, lockSubsidiary } from '../store/subsidiaries'
import type { PublishedVersion } from '../domain/published'
import { insertVersion, versionsOf } from '../store/versions'
import type { Announcer } from './announce'
import type { VersionChanges } from './compareVersion'
import { compareVersion } from './compareVersion'
import { publishVersion } from './publishVersion'

export interface ImportInput {
  readonly catalog: CatalogVersion
  /** Name of the file. */
  readonly source: string
  /** From when it is sold, as far as that is known. */
  readonly effectiveFrom?: Date | undefined
  /** What the caller knows better of a subsidiary that is new. */
  readonly locality?: Partial<Locality>
  /** Looks only; nothing is written. */
  readonly dryRun?: boolean
}

/** Where a version stands among those of its subsidiary: sold now, sold later, or older than what is sold. */
export type Standing = 'SOLD' | 'SCHEDULED' | 'HISTORY'

export type ImportOutcome =
  | { readonly status: 'KNOWN'; readonly effectiveFrom: Date }
  | {
      readonly status: 'NEW'
      readonly standing: Standing
      readonly effectiveFrom: Date
      readonly changes: VersionChanges
    }

interface Dependencies {
  readonly database: Database
  readonly announcer: Announcer
  readonly clock: Clock
}

/**
 * Takes a checked catalogue as a version, whole or not at all. One that is there already changes nothing; the newest that
 * has begun is sold from now on, and the others are told.
 */
export function importVersion(
  { database, announcer, clock }: Dependencies,
  input: ImportInput,
): Promise<Result<ImportOutcome, Problem>> {
  const { catalog, source, locality, dryRun } = input
  const { subsidiary: code, version } = catalog
  return database.transaction(SYSTEM, async tx => {
    const now = clock.now()
    if (!dryRun)
      await addSubsidiary(tx, {
        code,
        ...localityOf(code),
        ...locality,
        currency: catalog.currency,
        taxRateE4: catalog.taxRateE4,
      })
    const subsidiary = dryRun ? undefined : await lockSubsidiary(tx, code)
    const known = await versionsOf(tx, [code])
    const same = known.find(other => other.version === version)
    if (same?.digest === catalog.digest) return ok({ status: 'KNOWN', effectiveFrom: same.effectiveFrom })
    if (same) return refuse(differs(same))
    const from = effectiveFrom(input.effectiveFrom, version, known, now)
    const changes = await compareVersion(tx, catalog, known)
    if (subsidiary) {
      await insertVersion(tx, catalog, { effectiveFrom: from, importedAt: now, source })
      await insertPlans(tx, catalog)
      await publishVersion(tx, announcer, subsidiary, now, catalog)
    }
    return ok({ status: 'NEW', standing: standingOf(version, from, known, now), effectiveFrom: from, changes })
  })
}

const differs = ({ subsidiary, version, currency }: PublishedVersion): Problem => ({
  plan: null,
  field: 'catalogId',
  message: `version ${version} of ${subsidiary} (${currency}) is there already with other content, and a published version never changes`,
})

function standingOf(version: number, from: Date, known: readonly PublishedVersion[], now: Date): Standing {
  if (from > now) return 'SCHEDULED'
  return known.some(other => other.version > version && other.effectiveFrom <= now) ? 'HISTORY' : 'SOLD'
}
