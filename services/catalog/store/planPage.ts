import type { Tx } from '../../shared/runtime/database'
import type { PlanCriteria, PlanOrder } from '../domain/planCriteria'
import type { PlanPosition } from '../domain/planCursor'
import type { ListedPlan } from '../domain/planList'
import type { PlanRow } from './plans'
import { fromRow, planColumns } from './plans'

/** What a list is ordered by; each has an index of its own. */
const orders: Readonly<Record<PlanOrder, { readonly key: string; readonly type: string; readonly down: boolean }>> = {
  PRICE: { key: 'coalesce(p.monthly_price, 9223372036854775807)', type: 'bigint', down: false },
  PRICE_DESC: { key: 'coalesce(p.monthly_price, -1)', type: 'bigint', down: true },
  NAME: { key: 'lower(p.name) collate "C"', type: 'text', down: false },
}

/** The conditions of a filter; one that was not given is null and holds for all. */
const matching = `
  p.subsidiary = $1 and p.version = $2 and not p.is_addon
  and not exists (select from unnest($3::text[]) word where position(word in p.searched) = 0)
  and ($4::text is null or p.universe = $4)
  and ($5::text[] is null or p.range = any($5))
  and ($6::bigint is null or p.monthly_price >= $6)
  and ($7::bigint is null or p.monthly_price <= $7)
  and ($8::text[] is null or exists (select from unnest(p.datacenters) code where lower(code) = any($8)))
  and ($9::boolean is null or (p.ranges && $10::text[]) = $9)
  and (cardinality($11::text[]) = 0 or p.cpu is not null
    and not exists (select from unnest($11::text[]) word where position(word in p.cpu) = 0))
  and ($12::int is null or p.cores >= $12)
  and ($13::int is null or p.most_memory_gb >= $13)
  and ($14::int is null or p.most_storage_gb >= $14)
  and ($15::text is null or $15 = any(p.disks))`

export interface PlanQuery {
  readonly subsidiary: string
  readonly version: number
  readonly criteria: PlanCriteria
  /** The ranges that can be ordered from this version now. */
  readonly orderableRanges: readonly string[]
}

const mostBigint = 2n ** 63n - 1n

/** No price is beyond what the column holds, so neither need a bound be. */
const bound = (price: bigint | null): string | null =>
  price === null ? null : String(price > mostBigint ? mostBigint : price < -1n ? -1n : price)

/** Values of the conditions, in the order in which the statements number them. */
export const planPageValues = ({ subsidiary, version, criteria, orderableRanges }: PlanQuery): unknown[] => [
  subsidiary,
  version,
  criteria.words,
  criteria.universe,
  criteria.ranges,
  bound(criteria.minPrice),
  bound(criteria.maxPrice),
  criteria.datacenters,
  criteria.orderable,
  orderableRanges,
  criteria.cpuWords,
  criteria.minCores,
  criteria.minMemoryGb,
  criteria.minStorageGb,
  criteria.disk,
]

/** The statement of a page, for a first page and for one that goes on: both walk along the order's index. */
export function planPageSql(order: PlanOrder, goesOn: boolean): string {
  const { key, type, down } = orders[order]
  const direction = down ? 'desc' : 'asc'
  return `
    select ${planColumns}, (${key})::text as "sortKey"
    from plan p join catalog_version v on v.subsidiary = p.subsidiary and v.version = p.version
    where ${matching} ${goesOn ? `and (${key}, p.code) ${down ? '<' : '>'} ($17::${type}, $18)` : ''}
    order by ${key} ${direction}, p.code ${direction} limit $16`
}

/** The plans of a version that match, in order, from a place on. */
export async function planPage(
  tx: Tx,
  query: PlanQuery,
  order: PlanOrder,
  limit: number,
  after: PlanPosition | undefined,
): Promise<ListedPlan[]> {
  const rows = await tx.query<PlanRow & { sortKey: string }>(
    `planPage${order}${after ? 'After' : ''}`,
    planPageSql(order, after !== undefined),
    [...planPageValues(query), limit, ...(after ? [after.sortKey, after.code] : [])],
  )
  return rows.map(({ sortKey, ...row }) => ({ ...fromRow(row), sortKey }))
}

const countPlansSql = `select count(*)::int as count from plan p where ${matching}`

/** How many plans of a version match. */
export async function countPlans(tx: Tx, query: PlanQuery): Promise<number> {
  const rows = await tx.query<{ count: number }>('countPlans', countPlansSql, planPageValues(query))
  return rows[0]?.count ?? 0
}
