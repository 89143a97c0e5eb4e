import type { Client } from 'pg'
import type { PlanTerms, SubsidiaryTerms } from '../../shared/domain/events'

/** What is sold now. */
export interface CatalogueInUse {
  readonly subsidiaries: readonly SubsidiaryTerms[]
  readonly plans: readonly PlanTerms[]
}

const subsidiaries = `
  select code, name, currency, tax_rate_e4 as "taxRateE4", language, time_zone as "timeZone", rollout
  from subsidiary order by code`

const newestTerms = `
  select terms from (
    select distinct on (subsidiary, code) subsidiary, code, terms from plan_terms
    order by subsidiary, code, catalog_version desc) newest
  where terms is not null order by subsidiary, code`

/** As a superuser, outside of the service's own life: for the seed. */
export async function readCatalogueInUse(client: Client): Promise<CatalogueInUse> {
  const known = await client.query<SubsidiaryTerms>(subsidiaries)
  const sold = await client.query<{ terms: PlanTerms }>(newestTerms)
  return { subsidiaries: known.rows, plans: sold.rows.map(({ terms }) => terms) }
}

/** Series of its own for what is brought in with dates of the past: those in use go on in the order of their dates. */
export async function firstFreeSeries(client: Client): Promise<number> {
  const { rows } = await client.query<{ free: number }>(
    'select ((coalesce(max(lane), -1) + 4) / 4 * 4)::int as free from invoice_series',
  )
  return rows[0]?.free ?? 0
}

export async function hasAccount(client: Client, lane: number, uuid: string): Promise<boolean> {
  const { rowCount } = await client.query('select from account where lane = $1 and id = $2', [lane, uuid])
  return rowCount === 1
}
