import type { System } from '../system'
import { load } from './load'
import type { Row } from './row'
import { recoveredWithinMs } from './row'
import { percentile, recovery, watching } from './watch'

const capacity = 64

/** What the gateway may grow by, in MB: what it holds for those that are let in and those that wait. */
const cappedAtMb = 150

/** Refusals must come this quickly, in milliseconds. */
const refusedWithinMs = 50

/** Five times as many clients as the system can serve, who ask again at once. */
export async function overload(system: System): Promise<Row> {
  await load(system, capacity, 4)
  const peak = Math.max((await load(system, capacity / 4, 4)).good, (await load(system, capacity, 6)).good)
  const { result, watched } = await watching(system, () => load(system, 5 * capacity, 10))
  const took = await recovery(system, 200)
  const share = result.good / peak
  const half = percentile(watched.refusals, 50)
  const most = percentile(watched.refusals, 95)
  const alive = percentile(watched.health, 95) ?? Infinity
  const refused = half === undefined ? 'nobody refused' : `503 in ${half.toFixed(0)} ms, p95 ${most?.toFixed(0)} ms`
  return {
    attack: `${5 * capacity} clients at once, five times the capacity`,
    asked: `goodput ≥ 80 %, 503 in < ${refusedWithinMs} ms, health answered`,
    answer: `${refused}; ${result.shed.toFixed(0)} shed/s; ${result.other} others; /live p95 ${alive.toFixed(0)} ms`,
    goodput: `${result.good.toFixed(0)}/s of ${peak.toFixed(0)}/s (${(100 * share).toFixed(0)} %)`,
    recovery: `${(took / 1000).toFixed(1)} s`,
    memory: `+${watched.memoryMb.toFixed(0)} MB`,
    passed:
      share >= 0.8 &&
      (half ?? 0) < refusedWithinMs &&
      result.other === 0 &&
      took <= recoveredWithinMs &&
      watched.memoryMb <= cappedAtMb,
  }
}
