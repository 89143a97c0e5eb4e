import type { Tx } from '../../shared/runtime/database'
import { toText } from '../domain/exactJson'
import { hardwareFacts } from '../domain/hardware'
import type { CatalogVersion, Plan } from '../domain/plan'

const insertPlansSql = `
  insert into plan (subsidiary, version, code, is_addon, name, description, family, universe, range, brand, ranges,
    resource_kind, monthly_price, datacenters, cpu, cores, most_memory_gb, most_storage_gb, disks, digest, terms)
  select $1, $2, p.code, p."isAddon", p.name, p.description, p.family, p.universe, p.range, p.brand, p.ranges,
    p."resourceKind", p."monthlyPrice", p.datacenters, p.cpu, p.cores, p."mostMemoryGb", p."mostStorageGb", p.disks,
    p.digest, p.terms
  from jsonb_to_recordset($3::jsonb) as p (code text, "isAddon" boolean, name text, description text, family text,
    universe text, range text, brand text, ranges text[], "resourceKind" text, "monthlyPrice" bigint,
    datacenters text[], cpu text, cores integer, "mostMemoryGb" integer, "mostStorageGb" integer, disks text[],
    digest text, terms jsonb)`

/** Large enough to be few statements, small enough to be a few megabytes each. */
const batchSize = 100

const toRow = (plan: Plan) => ({ ...plan, ...hardwareFacts(plan.terms.hardware) })

/** Writes the plans of a version, many with each statement. */
export async function insertPlans(tx: Tx, { subsidiary, version, plans }: CatalogVersion): Promise<void> {
  for (let at = 0; at < plans.length; at += batchSize) {
    const batch = plans.slice(at, at + batchSize)
    await tx.query('insertPlans', insertPlansSql, [subsidiary, version, toText(batch.map(toRow))])
  }
}
