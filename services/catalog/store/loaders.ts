import DataLoader from 'dataloader'
import type { PlanKey } from '../../shared/domain/ids'
import { planId } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'
import type { PlanContent } from '../domain/plan'
import type { PublishedPlan, PublishedRange, PublishedVersion } from '../domain/published'
import type { RangeRollout, Subsidiary } from '../domain/subsidiary'
import { contentByKey, plansByKey } from './plans'
import { Recent } from './recent'
import { rolloutOf } from './rollout'
import { subsidiariesByCode } from './subsidiaries'
import { rangesOf, versionsOf } from './versions'

/** What was read of published versions: it never changes, so it is kept between requests. */
export interface PublishedCache {
  readonly plans: Recent<PublishedPlan>
  readonly contents: Recent<PlanContent>
}

/** A plan's document takes about 25 kB here, the rest of it one. */
export const createPublishedCache = (): PublishedCache => ({ plans: new Recent(10_000), contents: new Recent(1_000) })

/** Reads of one request: each kind of thing costs one statement for any number of them. */
export interface CatalogLoaders {
  readonly subsidiary: DataLoader<string, Subsidiary | null>
  /** All versions of a subsidiary, older ones first. */
  readonly versions: DataLoader<string, readonly PublishedVersion[]>
  readonly rollout: DataLoader<string, readonly RangeRollout[]>
  readonly ranges: DataLoader<PublishedVersion, readonly PublishedRange[], string>
  readonly plan: DataLoader<PlanKey, PublishedPlan | null, string>
  readonly content: DataLoader<PlanKey, PlanContent | null, string>
}

function grouped<Row>(keys: readonly string[], rows: readonly Row[], keyOf: (row: Row) => string): Row[][] {
  const groups = new Map(keys.map(key => [key, [] as Row[]]))
  for (const row of rows) groups.get(keyOf(row))?.push(row)
  return keys.map(key => groups.get(key) ?? [])
}

/** PostgreSQL holds no NUL, so nothing is known by a name with one. */
const canBeKnown = (name: string): boolean => !name.includes('\0')

const versionKey = ({ subsidiary, version }: Pick<PlanKey, 'subsidiary' | 'version'>): string =>
  `${subsidiary} ${version}`

/** Loads what is not kept, and keeps it. */
function published<Value>(
  kept: Recent<Value>,
  load: (keys: readonly PlanKey[]) => Promise<readonly (readonly [PlanKey, Value])[]>,
): DataLoader<PlanKey, Value | null, string> {
  return new DataLoader<PlanKey, Value | null, string>(
    async keys => {
      const found = new Map(keys.map(key => [planId(key) as string, kept.get(planId(key))]))
      const missing = keys.filter(key => found.get(planId(key)) === undefined && canBeKnown(key.code))
      for (const [key, value] of missing.length > 0 ? await load(missing) : []) {
        found.set(planId(key), value)
        kept.set(planId(key), value)
      }
      return keys.map(key => found.get(planId(key)) ?? null)
    },
    { cacheKeyFn: planId },
  )
}

export function createLoaders(tx: Tx, cache: PublishedCache): CatalogLoaders {
  return {
    subsidiary: new DataLoader(async codes => {
      const found = new Map((await subsidiariesByCode(tx, codes.filter(canBeKnown))).map(row => [row.code, row]))
      return codes.map(code => found.get(code) ?? null)
    }),
    versions: new DataLoader(async codes =>
      grouped(codes, await versionsOf(tx, codes.filter(canBeKnown)), row => row.subsidiary),
    ),
    rollout: new DataLoader(async codes => grouped(codes, await rolloutOf(tx, codes), row => row.subsidiary)),
    ranges: new DataLoader(
      async versions => grouped(versions.map(versionKey), await rangesOf(tx, versions), versionKey),
      { cacheKeyFn: versionKey },
    ),
    plan: published(cache.plans, async keys => (await plansByKey(tx, keys)).map(plan => [plan, plan] as const)),
    content: published(cache.contents, async keys =>
      (await contentByKey(tx, keys)).map(({ content, ...key }) => [key, content] as const),
    ),
  }
}
