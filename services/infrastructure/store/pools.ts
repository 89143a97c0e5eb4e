import type { Tx } from '../../shared/runtime/database'

/** A pool has nothing left. */
export class PoolExhausted extends Error {}

/** Slots that a lane takes of a pool at once. */
const BLOCK = 64

const takeFree = `
  delete from pool_free where lane = $1 and pool = $2 and slot in (
    select slot from pool_free where lane = $1 and pool = $2 limit 1 for update skip locked)
  returning slot::text`

const takeNext = `
  update pool_share set next_slot = next_slot + 1 where lane = $1 and pool = $2 and next_slot < end_slot
  returning (next_slot - 1)::text as slot`

const takeBlock = `
  update pool set taken = taken + $2 where code = $1 and taken + $2 <= size returning (taken - $2)::text as slot`

const openShare = `
  insert into pool_share as share (lane, pool, next_slot, end_slot) values ($1, $2, $3::bigint + 1, $3::bigint + $4)
  on conflict (lane, pool) do update set next_slot = excluded.next_slot, end_slot = excluded.end_slot
  where share.next_slot >= share.end_slot
  returning lane`

const giveBack = `insert into pool_free (lane, pool, slot) values ($1, $2, $3)`

/**
 * Takes a slot that nobody else has: one that came back, the next of the lane's block, or the first of a new block.
 * The same few index look-ups at any size; only a new block, each 64th time, meets other lanes.
 * @throws PoolExhausted when the pool has nothing left.
 */
export async function takeSlot(tx: Tx, lane: number, pool: string): Promise<number> {
  const [free] = await tx.query<{ slot: string }>('takeFree', takeFree, [lane, pool])
  if (free) return Number(free.slot)
  for (;;) {
    const [next] = await tx.query<{ slot: string }>('takeNext', takeNext, [lane, pool])
    if (next) return Number(next.slot)
    const [block] = await tx.query<{ slot: string }>('takeBlock', takeBlock, [pool, BLOCK])
    if (!block) throw new PoolExhausted(`the pool ${pool} has nothing left`)
    const opened = await tx.query('openShare', openShare, [lane, pool, block.slot, BLOCK])
    if (opened.length > 0) return Number(block.slot)
    // Somebody else opened a block for this lane in between: his is taken from, and ours is lost, which a pool can bear.
  }
}

export async function giveSlotBack(tx: Tx, lane: number, pool: string, slot: number): Promise<void> {
  await tx.query('giveBack', giveBack, [lane, pool, slot])
}
