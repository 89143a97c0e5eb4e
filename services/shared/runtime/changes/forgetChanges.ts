import { LANES } from '../../domain/ids'
import { SYSTEM } from '../../domain/viewer'
import type { Database } from '../database'

// What is forgotten is remembered as forgotten, so that whoever comes back too late is told and misses nothing unawares.
const forget = `
  with gone as (
    delete from account_change where lane = $1 and (account_id, sequence) in (
      select account_id, sequence from account_change where lane = $1 and occurred_at < $2 order by occurred_at limit $3)
    returning account_id, sequence
  ), forgotten as (
    update account_change_counter c set forgotten = greatest(c.forgotten, g.last)
    from (select account_id, max(sequence) as last from gone group by account_id) g
    where c.lane = $1 and c.account_id = g.account_id
  )
  select count(*)::int as count from gone`

/** How long changes are kept for subscribers who come back, in milliseconds: three days. */
export const KEPT = 3 * 86_400_000

const atOnce = 5000

/** Forgets changes from before a moment, lane by lane; how many. */
export async function forgetChanges(database: Database, before: Date): Promise<number> {
  let forgotten = 0
  for (let lane = 0; lane < LANES;) {
    const [row] = await database.transaction(SYSTEM, tx =>
      tx.query<{ count: number }>('forgetChanges', forget, [lane, before, atOnce]),
    )
    const count = row?.count ?? 0
    forgotten += count
    if (count < atOnce) lane++
  }
  return forgotten
}
