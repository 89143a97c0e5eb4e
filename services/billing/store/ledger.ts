import { laneOf, toUuid } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'
import { columnsOf } from './columns'
import type { LedgerTransaction } from '../domain/ledger'

const addedEntries = `
  insert into ledger_entry (lane, transaction_id, position, account_id, posted_on, ledger_account, currency, amount)
  select * from unnest($1::smallint[], $2::uuid[], $3::smallint[], $4::uuid[], $5::date[], $6::text[], $7::text[], $8::bigint[])`

/** Posts transactions; the database refuses any that do not add up to zero. */
export async function postTransactions(tx: Tx, transactions: readonly LedgerTransaction[]): Promise<void> {
  const rows = transactions.flatMap(({ id, accountId, postedOn, entries }) =>
    entries.map((entry, index) => ({ id, accountId, postedOn, position: index + 1, ...entry })),
  )
  if (rows.length === 0) return
  const values = columnsOf(rows, [
    ({ id }) => laneOf(id),
    ({ id }) => toUuid(id),
    ({ position }) => position,
    ({ accountId }) => toUuid(accountId),
    ({ postedOn }) => postedOn,
    ({ ledgerAccount }) => ledgerAccount,
    ({ amount }) => amount.currency,
    ({ amount }) => amount.minor,
  ])
  await tx.query('addedEntries', addedEntries, values)
}
