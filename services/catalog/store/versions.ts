import type { Tx } from '../../shared/runtime/database'
import type { CatalogVersion } from '../domain/plan'
import type { PublishedRange, PublishedVersion } from '../domain/published'

const versionsOfSql = `
  select subsidiary, version, currency, tax_rate_e4 as "taxRateE4", effective_from as "effectiveFrom", digest,
    plan_count as "planCount", addon_count as "addonCount"
  from catalog_version where subsidiary = any($1) order by subsidiary, version`

/** All versions of some subsidiaries, older ones first. */
export const versionsOf = (tx: Tx, subsidiaries: readonly string[]): Promise<PublishedVersion[]> =>
  tx.query<PublishedVersion>('versionsOf', versionsOfSql, [subsidiaries])

const insertVersionSql = `
  insert into catalog_version (subsidiary, version, currency, tax_rate_e4, effective_from, imported_at, source, digest,
    plan_families, plan_count, addon_count)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`

interface Publication {
  readonly effectiveFrom: Date
  readonly importedAt: Date
  /** Name of the file. */
  readonly source: string
}

export async function insertVersion(tx: Tx, catalog: CatalogVersion, publication: Publication): Promise<void> {
  const addons = catalog.plans.filter(({ isAddon }) => isAddon).length
  await tx.query('insertVersion', insertVersionSql, [
    catalog.subsidiary,
    catalog.version,
    catalog.currency,
    catalog.taxRateE4,
    publication.effectiveFrom,
    publication.importedAt,
    publication.source,
    catalog.digest,
    catalog.planFamilies,
    catalog.plans.length - addons,
    addons,
  ])
}

const rangesOfSql = `
  select p.subsidiary, p.version, p.range, min(p.brand) as brand, min(p.universe) as universe, count(*)::int as "planCount"
  from unnest($1::text[], $2::int[]) as wanted (subsidiary, version)
  join plan p on p.subsidiary = wanted.subsidiary and p.version = wanted.version and not p.is_addon
  group by p.subsidiary, p.version, p.range order by p.range`

/** The ranges of some versions, with how many plans each has. */
export const rangesOf = (
  tx: Tx,
  versions: readonly Pick<PublishedVersion, 'subsidiary' | 'version'>[],
): Promise<PublishedRange[]> =>
  tx.query<PublishedRange>('rangesOf', rangesOfSql, [
    versions.map(({ subsidiary }) => subsidiary),
    versions.map(({ version }) => version),
  ])
