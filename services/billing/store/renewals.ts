import type { Currency } from '../../shared/domain/currency'
import type { Day } from '../../shared/domain/day'
import type { AccountId, PaymentMethodId } from '../../shared/domain/ids'
import { fromUuid, laneOf, toUuid } from '../../shared/domain/ids'
import { money } from '../../shared/domain/money'
import type { Tx } from '../../shared/runtime/database'
import type { Payer } from '../domain/account'
import type { OnTerms } from '../domain/contract'
import { columnsOf } from './columns'
import type { ContractRow } from './contractRow'
import { contractColumns, dayOf, toContract } from './contractRow'
import { termsOfText } from './storedTerms'
import { readSubsidiaries } from './subsidiaries'

const dueLanes = `
  select lane, count(*)::int as contracts from contract
  where due_on < 'infinity' and due_on <= $1 and renewal_order_id is null
  group by lane`

export interface DueLane {
  readonly lane: number
  /** How many are due on the day or before, wherever it is that day first. */
  readonly contracts: number
}

/** Lanes in which contracts are due on a day or before. */
export const readDueLanes = (tx: Tx, latest: Day): Promise<DueLane[]> =>
  tx.query<DueLane>('dueLanes', dueLanes, [latest])

const claimDueAccounts = `select lane, accounts, contracts from claim_due_accounts($1, $2, $3, $4)`

interface DueInLanes {
  readonly lanes: readonly number[]
  readonly now: Date
  /** The latest day that it is anywhere. */
  readonly latest: Day
  /** Accounts of so many contracts. */
  readonly room: number
}

/** A lane with its accounts that have something due and are locked now. */
export interface Claim {
  readonly lane: number
  readonly accounts: readonly string[]
  /** How many contracts they were claimed for; they may have a few more that are due. */
  readonly contracts: number
}

/** Locks accounts that have something due; those that others have in hand are left to them. Lanes for which there is no room stay out. */
export async function claimDue(tx: Tx, { lanes, now, latest, room }: DueInLanes): Promise<Claim[]> {
  type Row = Claim & { readonly accounts: readonly string[] | null }
  const rows = await tx.query<Row>('claimDueAccounts', claimDueAccounts, [lanes, latest, now, room])
  return rows.map(row => ({ ...row, accounts: row.accounts ?? [] }))
}

/** The contracts are read after the lock: what the claim saw of them may have changed before it got the lock. */
const dueContracts = `
  select ${contractColumns}, t.terms::text as terms, a.subsidiary, a.currency, a.time_zone as "timeZone", a.credit,
    ($3::timestamptz at time zone a.time_zone)::date as today
  from unnest($1::smallint[], $2::uuid[]) as claimed (lane, account_id)
  join account a on a.lane = claimed.lane and a.id = claimed.account_id
  join contract c on c.lane = claimed.lane and c.account_id = claimed.account_id
    and c.due_on < 'infinity' and c.due_on <= ($3::timestamptz at time zone a.time_zone)::date and c.renewal_order_id is null
  join contract_terms t on t.lane = c.lane and t.contract_id = c.id and t.revision = c.revision
  order by c.lane, c.account_id, c.id`

interface DueRow extends ContractRow {
  readonly terms: string
  readonly subsidiary: string
  readonly currency: Currency
  readonly timeZone: string
  readonly credit: string
  readonly today: string
}

/** What is due of an account, on the day that it is for it. */
export interface DueAccount {
  readonly account: Payer
  readonly today: Day
  readonly contracts: readonly OnTerms[]
}

/** What is due of locked accounts. */
export async function readDue(tx: Tx, claims: readonly Claim[], now: Date): Promise<DueAccount[]> {
  const claimed = claims.flatMap(({ lane, accounts }) => accounts.map(id => ({ lane, id })))
  if (claimed.length === 0) return []
  const subsidiaries = new Map((await readSubsidiaries(tx)).map(one => [one.code, one]))
  const keys = columnsOf(claimed, [({ lane }) => lane, ({ id }) => id])
  const rows = await tx.query<DueRow>('dueContracts', dueContracts, [...keys, now])
  const due: (DueAccount & { readonly key: string; readonly contracts: OnTerms[] })[] = []
  for (const row of rows) {
    const onTerms = { contract: toContract(row), terms: termsOfText(row.terms) }
    const last = due.at(-1)
    if (last?.key === row.contractAccountId) last.contracts.push(onTerms)
    else {
      const subsidiary = subsidiaries.get(row.subsidiary)
      if (!subsidiary) throw new Error(`there is no subsidiary ${row.subsidiary}`)
      const { currency, timeZone } = row
      const credit = money(BigInt(row.credit), currency)
      const account = { id: onTerms.contract.accountId, subsidiary, currency, timeZone, credit }
      due.push({ key: row.contractAccountId, account, today: dayOf(row.today), contracts: [onTerms] })
    }
  }
  return due
}

const defaultMethods = `
  select m.account_id as "accountId", m.id
  from unnest($1::smallint[], $2::uuid[]) as wanted (lane, id)
  join payment_method m on m.lane = wanted.lane and m.account_id = wanted.id and m.is_default
  where m.expires is null or m.expires >= to_char($3::timestamptz, 'YYYY-MM')`

/** What accounts pay with when nobody chooses; those without one, or whose one has expired, are left out. */
export async function readDefaultMethods(
  tx: Tx,
  accounts: readonly AccountId[],
  now: Date,
): Promise<Map<AccountId, PaymentMethodId>> {
  const keys = columnsOf(accounts, [laneOf, toUuid])
  const rows = await tx.query<{ accountId: string; id: string }>('defaultMethods', defaultMethods, [...keys, now])
  return new Map(rows.map(({ accountId, id }) => [fromUuid('acc', accountId), fromUuid('pm', id)]))
}
