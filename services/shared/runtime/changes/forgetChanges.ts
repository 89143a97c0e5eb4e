import { LANES } from '../../domain/ids'
import { SYSTEM } from '../../domain/viewer'
import type { Database } from '../database'

const forget = `select forget_changes($1::smallint, $2, $3) as count`

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
