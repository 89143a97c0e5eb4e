import type { Day } from '../../shared/domain/day'
import type { AccountId, PaymentMethodId } from '../../shared/domain/ids'
import { fromUuid, laneOf, toUuid } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'
import type { Account } from '../domain/account'
import type { OnTerms } from '../domain/contract'
import type { ContractRow } from './contractRow'
import { contractColumns, toContract } from './contractRow'
import type { AccountRow } from './reading/accounts'
import { accountColumns, toAccount } from './reading/accounts'
import { keysOf } from './reading/many'
import type { StoredTerms } from './storedTerms'
import { readTerms } from './storedTerms'

const dueLanes = `
  select distinct lane from contract
  where due_on < 'infinity' and due_on <= $1 and renewal_order_id is null`

/** Lanes in which contracts are due on a day or before. */
export async function readDueLanes(tx: Tx, latest: Day): Promise<number[]> {
  const rows = await tx.query<{ lane: number }>('dueLanes', dueLanes, [latest])
  return rows.map(({ lane }) => lane)
}

/**
 * What is due depends on the day that it is for each account. An account comes once for each of its contracts. The contracts
 * themselves are read after the lock: what this statement saw of them may have changed before it got the lock.
 */
const claimedAccounts = `
  select ${accountColumns}
  from contract c join account a on a.lane = $1 and a.id = c.account_id join subsidiary s on s.code = a.subsidiary
  where c.lane = $1 and c.due_on < 'infinity' and c.due_on <= $2 and c.renewal_order_id is null
    and c.due_on <= ($3::timestamptz at time zone a.time_zone)::date
  order by c.due_on limit $4
  for update of a skip locked`

interface DueInLane {
  readonly lane: number
  readonly now: Date
  /** The latest day that it is anywhere. */
  readonly latest: Day
  /** Accounts of so many contracts. */
  readonly limit: number
}

export interface Claim {
  readonly accounts: readonly Account[]
  /** How many contracts they were claimed for; they may have a few more that are due. */
  readonly contracts: number
}

/** Locks accounts of a lane that have something due; those that others have in hand are left to them. */
export async function claimDueAccounts(tx: Tx, { lane, now, latest, limit }: DueInLane): Promise<Claim> {
  const rows = await tx.query<AccountRow>('claimedAccounts', claimedAccounts, [lane, latest, now, limit])
  const byId = new Map(rows.map(row => [row.id, row]))
  return { accounts: [...byId.values()].map(toAccount), contracts: rows.length }
}

const dueContracts = `
  select ${contractColumns}, t.terms
  from unnest($1::smallint[], $2::uuid[], $3::date[]) as wanted (lane, account_id, today)
  join contract c on c.lane = wanted.lane and c.account_id = wanted.account_id
    and c.due_on < 'infinity' and c.due_on <= wanted.today and c.renewal_order_id is null
  join contract_terms t on t.lane = c.lane and t.contract_id = c.id and t.revision = c.revision
  order by c.lane, c.id`

/** An account and the day that it is for it. */
export interface AccountToday {
  readonly account: Account
  readonly today: Day
}

/** The contracts of locked accounts that are due. */
export async function readDueContracts(tx: Tx, accounts: readonly AccountToday[]): Promise<OnTerms[]> {
  const rows = await tx.query<ContractRow & { terms: StoredTerms }>('dueContracts', dueContracts, [
    ...keysOf(accounts.map(({ account }) => account.id)),
    accounts.map(({ today }) => today),
  ])
  return rows.map(row => ({ contract: toContract(row), terms: readTerms(row.terms) }))
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
  const rows = await tx.query<{ accountId: string; id: string }>('defaultMethods', defaultMethods, [
    accounts.map(laneOf),
    accounts.map(toUuid),
    now,
  ])
  return new Map(rows.map(({ accountId, id }) => [fromUuid('acc', accountId), fromUuid('pm', id)]))
}
