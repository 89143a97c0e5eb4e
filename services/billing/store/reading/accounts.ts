import type { Currency } from '../../../shared/domain/currency'
import type { AccountId } from '../../../shared/domain/ids'
import { fromUuid } from '../../../shared/domain/ids'
import { money } from '../../../shared/domain/money'
import type { Tx } from '../../../shared/runtime/database'
import type { Account } from '../../domain/account'
import type { Proration } from '../../domain/proration'
import { inOrder, keysOf } from './many'

export interface AccountRow {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly currency: Currency
  readonly language: string
  readonly timeZone: string
  readonly taxId: string | null
  readonly billingDay: number | null
  readonly proration: Proration
  readonly credit: string
  readonly createdAt: Date
  readonly subsidiaryCode: string
  readonly subsidiaryName: string
  readonly subsidiaryCurrency: Currency
  readonly taxRateE4: number
  readonly subsidiaryLanguage: string
  readonly subsidiaryTimeZone: string
  readonly rollout: string[]
}

/** Of `account a` and its `subsidiary s`, as `AccountRow` has them. */
export const accountColumns = `a.id, a.name, a.email, a.currency, a.language, a.time_zone as "timeZone", a.tax_id as "taxId",
    a.billing_day as "billingDay", a.proration, a.credit, a.created_at as "createdAt", s.code as "subsidiaryCode",
    s.name as "subsidiaryName", s.currency as "subsidiaryCurrency", s.tax_rate_e4 as "taxRateE4",
    s.language as "subsidiaryLanguage", s.time_zone as "subsidiaryTimeZone", s.rollout`

const accountsOf = `
  select ${accountColumns}
  from unnest($1::smallint[], $2::uuid[]) as wanted (lane, id)
  join account a on a.lane = wanted.lane and a.id = wanted.id
  join subsidiary s on s.code = a.subsidiary`

/** The accounts of ids; null where the viewer has none of that id. */
export async function readAccounts(tx: Tx, ids: readonly AccountId[]): Promise<(Account | null)[]> {
  const rows = await tx.query<AccountRow>('accountsOf', accountsOf, keysOf(ids))
  return inOrder(ids, rows.map(toAccount), ({ id }) => id)
}

export function toAccount(row: AccountRow): Account {
  const { name, email, currency, language, timeZone, taxId, billingDay, proration, createdAt } = row
  return {
    id: fromUuid('acc', row.id),
    name,
    email,
    subsidiary: {
      code: row.subsidiaryCode,
      name: row.subsidiaryName,
      currency: row.subsidiaryCurrency,
      taxRateE4: BigInt(row.taxRateE4),
      language: row.subsidiaryLanguage,
      timeZone: row.subsidiaryTimeZone,
      rollout: row.rollout,
    },
    currency,
    language,
    timeZone,
    taxId,
    billingDay,
    proration,
    credit: money(BigInt(row.credit), currency),
    createdAt,
  }
}
