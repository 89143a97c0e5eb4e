import { laneOf, toUuid } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'
import type { LedgerTransaction } from '../domain/ledger'

const addedEntries = `
  insert into ledger_entry (lane, transaction_id, position, account_id, posted_on, ledger_account, currency, amount)
  select * from unnest($1::smallint[], $2::uuid[], $3::smallint[], $4::uuid[], $5::date[], $6::text[], $7::text[], $8::bigint[])`

/** Posts transactions; the database refuses any that do not add up to zero. */
export async function postTransactions(tx: Tx, transactions: readonly LedgerTransaction[]): Promise<void> {
  const lanes: number[] = []
  const ids: string[] = []
  const positions: number[] = []
  const accounts: string[] = []
  const days: string[] = []
  const ledgerAccounts: string[] = []
  const currencies: string[] = []
  const amounts: bigint[] = []
  for (const { id, accountId, postedOn, entries } of transactions) {
    let position = 0
    for (const { ledgerAccount, amount } of entries) {
      lanes.push(laneOf(id))
      ids.push(toUuid(id))
      positions.push(++position)
      accounts.push(toUuid(accountId))
      days.push(postedOn)
      ledgerAccounts.push(ledgerAccount)
      currencies.push(amount.currency)
      amounts.push(amount.minor)
    }
  }
  if (ids.length === 0) return
  await tx.query('addedEntries', addedEntries, [
    lanes,
    ids,
    positions,
    accounts,
    days,
    ledgerAccounts,
    currencies,
    amounts,
  ])
}
