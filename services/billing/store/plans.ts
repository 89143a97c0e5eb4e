import type { PlanTerms } from '../../shared/domain/events'
import type { Tx } from '../../shared/runtime/database'

const soldPlans = `
  select distinct on (code) code, terms from plan_terms
  where subsidiary = $1 and code = any($2::text[]) and catalog_version <= $3
  order by code, catalog_version desc`

/** The highest number that a catalogue version can have. */
export const NEWEST_VERSION = 2_147_483_647

/** What is sold under codes, by code, in the newest version or in the one that was current at an older one. */
export async function readPlans(
  tx: Tx,
  subsidiary: string,
  codes: readonly string[],
  atVersion = NEWEST_VERSION,
): Promise<Map<string, PlanTerms>> {
  if (codes.length === 0) return new Map()
  const rows = await tx.query<{ code: string; terms: PlanTerms | null }>('soldPlans', soldPlans, [
    subsidiary,
    codes,
    atVersion,
  ])
  return new Map(rows.flatMap(({ code, terms }) => (terms ? [[code, terms]] : [])))
}

const savedPlan = `
  insert into plan_terms (subsidiary, code, catalog_version, terms) values ($1, $2, $3, $4)
  on conflict (subsidiary, code, catalog_version) do update set terms = excluded.terms`

/** Keeps the terms of a plan in a version of the catalogue; null: it is no longer sold. */
export async function savePlan(
  tx: Tx,
  plan: { readonly subsidiary: string; readonly code: string; readonly catalogVersion: number },
  terms: PlanTerms | null,
): Promise<void> {
  const { subsidiary, code, catalogVersion } = plan
  await tx.query('savedPlan', savedPlan, [subsidiary, code, catalogVersion, terms && JSON.stringify(terms)])
}
