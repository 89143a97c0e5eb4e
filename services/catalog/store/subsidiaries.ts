import type { Tx } from '../../shared/runtime/database'
import type { Subsidiary } from '../domain/subsidiary'

type SubsidiaryRow = Omit<Subsidiary, 'revision'> & { readonly revision: string }

const columns = `
  code, name, language, time_zone as "timeZone", currency, tax_rate_e4 as "taxRateE4",
  current_version as "currentVersion", revision`

const fromRow = ({ revision, ...row }: SubsidiaryRow): Subsidiary => ({ ...row, revision: Number(revision) })

const subsidiariesByCodeSql = `select ${columns} from subsidiary where code = any($1)`

export async function subsidiariesByCode(tx: Tx, codes: readonly string[]): Promise<Subsidiary[]> {
  return (await tx.query<SubsidiaryRow>('subsidiariesByCode', subsidiariesByCodeSql, [codes])).map(fromRow)
}

const sellingSubsidiariesSql = `select ${columns} from subsidiary where current_version is not null order by code`

/** All that sell something. */
export async function sellingSubsidiaries(tx: Tx): Promise<Subsidiary[]> {
  return (await tx.query<SubsidiaryRow>('sellingSubsidiaries', sellingSubsidiariesSql)).map(fromRow)
}

const addSubsidiarySql = `
  insert into subsidiary (code, name, language, time_zone, currency, tax_rate_e4) values ($1, $2, $3, $4, $5, $6)
  on conflict (code) do nothing`

const lockSubsidiarySql = `select ${columns} from subsidiary where code = $1 for update`

/** The subsidiary, and whoever else would change it waits; undefined when there is none. */
export async function lockSubsidiary(tx: Tx, code: string): Promise<Subsidiary | undefined> {
  const [row] = await tx.query<SubsidiaryRow>('lockSubsidiary', lockSubsidiarySql, [code])
  return row && fromRow(row)
}

export type NewSubsidiary = Omit<Subsidiary, 'currentVersion' | 'revision'>

/** Adds the subsidiary where it is not known yet. */
export async function addSubsidiary(tx: Tx, subsidiary: NewSubsidiary): Promise<void> {
  const { code, name, language, timeZone, currency, taxRateE4 } = subsidiary
  await tx.query('addSubsidiary', addSubsidiarySql, [code, name, language, timeZone, currency, taxRateE4])
}

const changeSubsidiarySql = `
  update subsidiary set name = $2, language = $3, time_zone = $4, currency = $5, tax_rate_e4 = $6, current_version = $7,
    revision = revision + 1
  where code = $1 returning ${columns}`

/** Writes the subsidiary as given and counts the change. */
export async function changeSubsidiary(
  tx: Tx,
  { code, name, language, timeZone, currency, taxRateE4, currentVersion }: Omit<Subsidiary, 'revision'>,
): Promise<Subsidiary> {
  const [row] = await tx.query<SubsidiaryRow>('changeSubsidiary', changeSubsidiarySql, [
    code,
    name,
    language,
    timeZone,
    currency,
    taxRateE4,
    currentVersion,
  ])
  if (!row) throw new Error(`subsidiary ${code} went away while it was locked`)
  return fromRow(row)
}

const subsidiariesDueSql = `
  select s.code from subsidiary s
  where exists (
    select from catalog_version v
    where v.subsidiary = s.code and v.version > coalesce(s.current_version, 0) and v.effective_from <= $1)
  order by s.code`

/** Codes of the subsidiaries in which a newer version has begun than the one that is sold. */
export async function subsidiariesDue(tx: Tx, now: Date): Promise<string[]> {
  return (await tx.query<{ code: string }>('subsidiariesDue', subsidiariesDueSql, [now])).map(({ code }) => code)
}
