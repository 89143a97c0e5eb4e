import type { ResourceKind } from '../../shared/domain/events'
import type { PlanKey } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'
import type { Plan, PlanContent, Pricing } from '../domain/plan'
import type { PublishedPlan } from '../domain/published'
import type { PlanMark } from '../domain/versionDiff'
import type { StoredContent, StoredPricing } from './planDocument'
import { fromContent, fromPricing } from './planDocument'

export type PlanRow = Omit<PublishedPlan, 'monthlyPrice'> & { readonly monthlyPrice: string | null }

/** Of `plan p` and its `catalog_version v`. */
export const planColumns = `
  p.subsidiary, p.version, p.code, p.name, p.description, p.is_addon as "isAddon", p.universe, p.range, p.brand, p.ranges,
  p.monthly_price as "monthlyPrice", p.datacenters, v.currency`

export const fromRow = ({ monthlyPrice, ...row }: PlanRow): PublishedPlan => ({
  ...row,
  monthlyPrice: monthlyPrice === null ? null : BigInt(monthlyPrice),
})

export const plansByKeySql = `
  select ${planColumns}
  from unnest($1::text[], $2::int[], $3::text[]) as wanted (subsidiary, version, code)
  join plan p on p.subsidiary = wanted.subsidiary and p.version = wanted.version and p.code = wanted.code
  join catalog_version v on v.subsidiary = p.subsidiary and v.version = p.version`

const columns = (keys: readonly PlanKey[]): unknown[] => [
  keys.map(({ subsidiary }) => subsidiary),
  keys.map(({ version }) => version),
  keys.map(({ code }) => code),
]

/** The plans of some keys, in any order; keys that lead nowhere are left out. */
export async function plansByKey(tx: Tx, keys: readonly PlanKey[]): Promise<PublishedPlan[]> {
  return (await tx.query<PlanRow>('plansByKey', plansByKeySql, columns(keys))).map(fromRow)
}

export const contentByKeySql = `
  select p.subsidiary, p.version, p.code, p.terms
  from unnest($1::text[], $2::int[], $3::text[]) as wanted (subsidiary, version, code)
  join plan p on p.subsidiary = wanted.subsidiary and p.version = wanted.version and p.code = wanted.code`

export type PlanContentRecord = PlanKey & { readonly content: PlanContent }

export async function contentByKey(tx: Tx, keys: readonly PlanKey[]): Promise<PlanContentRecord[]> {
  const rows = await tx.query<PlanKey & { terms: StoredContent }>('contentByKey', contentByKeySql, columns(keys))
  return rows.map(({ terms, ...key }) => ({ ...key, content: fromContent(terms) }))
}

const plansOfVersionSql = `
  select code, name, description, is_addon as "isAddon", family, universe, range, brand, ranges,
    resource_kind as "resourceKind", monthly_price as "monthlyPrice", datacenters, digest, terms
  from plan where subsidiary = $1 and version = $2 order by is_addon, code`

type WholeRow = Omit<Plan, 'monthlyPrice' | 'terms' | 'resourceKind'> & {
  readonly resourceKind: ResourceKind | null
  readonly monthlyPrice: string | null
  readonly terms: StoredContent
}

/** All plans and add-ons of a version with all that was published of them. */
export async function plansOfVersion(tx: Tx, subsidiary: string, version: number): Promise<Plan[]> {
  const rows = await tx.query<WholeRow>('plansOfVersion', plansOfVersionSql, [subsidiary, version])
  return rows.map(({ monthlyPrice, terms, ...row }) => ({
    ...row,
    monthlyPrice: monthlyPrice === null ? null : BigInt(monthlyPrice),
    terms: fromContent(terms),
  }))
}

const marksOfVersionSql = `
  select code, is_addon as "isAddon", digest from plan where subsidiary = $1 and version = $2`

/** What tells whether plans changed, for a whole version. */
export const marksOfVersion = (tx: Tx, subsidiary: string, version: number): Promise<PlanMark[]> =>
  tx.query<PlanMark>('marksOfVersion', marksOfVersionSql, [subsidiary, version])

const pricingsByCodeSql = `
  select code, terms -> 'pricings' as pricings from plan where subsidiary = $1 and version = $2 and code = any($3)`

/** The pricings of some plans of a version. */
export async function pricingsByCode(
  tx: Tx,
  { subsidiary, version }: Pick<PlanKey, 'subsidiary' | 'version'>,
  codes: readonly string[],
): Promise<Map<string, readonly Pricing[]>> {
  const rows = await tx.query<{ code: string; pricings: readonly StoredPricing[] }>(
    'pricingsByCode',
    pricingsByCodeSql,
    [subsidiary, version, codes],
  )
  return new Map(rows.map(({ code, pricings }) => [code, pricings.map(fromPricing)]))
}
