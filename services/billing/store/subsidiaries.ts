import type { Currency } from '../../shared/domain/currency'
import type { SubsidiaryTerms } from '../../shared/domain/events'
import type { Tx } from '../../shared/runtime/database'
import type { Subsidiary } from '../domain/subsidiary'

const savedSubsidiary = `
  insert into subsidiary (code, name, currency, tax_rate_e4, language, time_zone, rollout) values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (code) do update set name = excluded.name, currency = excluded.currency, tax_rate_e4 = excluded.tax_rate_e4,
    language = excluded.language, time_zone = excluded.time_zone, rollout = excluded.rollout`

export async function saveSubsidiary(tx: Tx, terms: SubsidiaryTerms): Promise<void> {
  const { code, name, currency, taxRateE4, language, timeZone, rollout } = terms
  await tx.query('savedSubsidiary', savedSubsidiary, [code, name, currency, taxRateE4, language, timeZone, rollout])
}

const subsidiaries = `
  select code, name, currency, tax_rate_e4 as "taxRateE4", language, time_zone as "timeZone", rollout from subsidiary`

interface SubsidiaryRow {
  readonly code: string
  readonly name: string
  readonly currency: Currency
  readonly taxRateE4: number
  readonly language: string
  readonly timeZone: string
  readonly rollout: string[]
}

/** All of them: a few dozen. */
export async function readSubsidiaries(tx: Tx): Promise<Subsidiary[]> {
  const rows = await tx.query<SubsidiaryRow>('subsidiaries', subsidiaries)
  return rows.map(row => ({ ...row, taxRateE4: BigInt(row.taxRateE4) }))
}
