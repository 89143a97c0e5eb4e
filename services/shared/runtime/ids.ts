import { randomBytes } from 'node:crypto'
import type { IdPrefix } from '../domain/ids'
import { LANES, makeId } from '../domain/ids'
import type { Clock } from './clock'

/** Makes new ids from the clock and the machine's chance. */
export interface Ids {
  next<Prefix extends IdPrefix>(prefix: Prefix, lane: number): ReturnType<typeof makeId<Prefix>>
  /** A lane for a new account. */
  nextLane(): number
}

const drawn = 9 * 512

/** Chance is drawn from the system in blocks: a batch of a thousand ids costs a handful of calls. */
export function createIds(clock: Clock): Ids {
  let pool = Buffer.alloc(0)
  let used = drawn
  const draw = (): bigint => {
    if (used >= pool.length) {
      pool = randomBytes(drawn)
      used = 0
    }
    const high = pool.readUInt8(used)
    const low = pool.readBigUInt64BE(used + 1)
    used += 9
    return (BigInt(high) << 64n) | low
  }
  return {
    next: (prefix, lane) => makeId(prefix, lane, clock.now(), draw()),
    nextLane: () => randomBytes(2).readUInt16BE() % LANES,
  }
}
