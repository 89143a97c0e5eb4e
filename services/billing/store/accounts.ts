import type { AccountId, ServiceId } from '../../shared/domain/ids'
import { fromUuid, laneOf, toUuid } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'
import type { Account } from '../domain/account'
import { columnsOf } from './columns'
import type { AccountRow } from './reading/accounts'
import { accountColumns, toAccount } from './reading/accounts'

const lockedAccount = `
  select ${accountColumns} from account a join subsidiary s on s.code = a.subsidiary
  where a.lane = $1 and a.id = $2 for update of a`

/**
 * The account, locked: whoever changes anything of an account does this first, so that no two change it at once.
 * Null when the viewer has none of that id.
 */
export async function lockAccount(tx: Tx, id: AccountId): Promise<Account | null> {
  const [row] = await tx.query<AccountRow>('lockedAccount', lockedAccount, [laneOf(id), toUuid(id)])
  return row ? toAccount(row) : null
}

const lockedAccountOfService = `
  select ${accountColumns} from service owned
  join account a on a.lane = owned.lane and a.id = owned.account_id join subsidiary s on s.code = a.subsidiary
  where owned.lane = $1 and a.lane = $1 and owned.id = $2 for update of a`

/** The account that owns a service, locked. Null when the viewer has no such service. */
export async function lockAccountOfService(tx: Tx, id: ServiceId): Promise<Account | null> {
  const [row] = await tx.query<AccountRow>('lockedAccountOfService', lockedAccountOfService, [laneOf(id), toUuid(id)])
  return row ? toAccount(row) : null
}

/** A change of what an account has in credit, in minor units. */
export interface CreditChange {
  readonly accountId: AccountId
  readonly by: bigint
}

const addedCredit = `
  update account a set credit = a.credit + change.by
  from unnest($1::smallint[], $2::uuid[], $3::bigint[]) as change (lane, id, by)
  where a.lane = change.lane and a.id = change.id`

/** Of accounts that are locked; each stands in it once. */
export async function changeCredit(tx: Tx, changes: readonly CreditChange[]): Promise<void> {
  const real = changes.filter(({ by }) => by !== 0n)
  if (real.length === 0) return
  const values = columnsOf(real, [
    ({ accountId }) => laneOf(accountId),
    ({ accountId }) => toUuid(accountId),
    ({ by }) => by,
  ])
  await tx.query('addedCredit', addedCredit, values)
}

const addedAccount = `
  insert into account (lane, id, subsidiary, currency, name, email, language, time_zone, tax_id, billing_day, proration, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`

export async function insertAccount(tx: Tx, account: Account): Promise<void> {
  const { id, subsidiary, currency, name, email, language, timeZone, taxId, billingDay, proration, createdAt } = account
  await tx.query('addedAccount', addedAccount, [
    laneOf(id),
    toUuid(id),
    subsidiary.code,
    currency,
    name,
    email,
    language,
    timeZone,
    taxId,
    billingDay,
    proration,
    createdAt,
  ])
}

const lockedAccounts = `
  select a.id from account a where a.lane = $1 and a.id = any($2::uuid[]) order by a.id for update`

/** Locks several accounts of one lane, in one order for everyone. */
export async function lockAccounts(tx: Tx, lane: number, ids: readonly AccountId[]): Promise<AccountId[]> {
  const rows = await tx.query<{ id: string }>('lockedAccounts', lockedAccounts, [lane, ids.map(toUuid)])
  return rows.map(({ id }) => fromUuid('acc', id))
}
