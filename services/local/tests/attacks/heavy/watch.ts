import { setTimeout as sleep } from 'node:timers/promises'
import type { System } from '../system'

export interface Watched {
  /** Most memory of the gateway beyond what it had, in MB. */
  readonly memoryMb: number
  /** Times of refusals in milliseconds, in order. */
  readonly refusals: readonly number[]
  /** Times of health checks, in order. */
  readonly health: readonly number[]
}

const timed = async (ask: () => Promise<{ status: number }>): Promise<{ status: number; ms: number }> => {
  const began = performance.now()
  const { status } = await ask()
  return { status, ms: performance.now() - began }
}

/** Watches the gateway while something goes on, as a client among the others and as whoever runs it. */
export async function watching<T>(system: System, work: () => Promise<T>): Promise<{ result: T; watched: Watched }> {
  const { memoryMb: before } = await system.gauge()
  let going = true
  let most = before
  const refusals: number[] = []
  const health: number[] = []
  const asClient = async (): Promise<void> => {
    while (going) {
      const { status, ms } = await timed(() => system.ask('{ me { id } }'))
      if (status === 503) refusals.push(ms)
      await sleep(5)
    }
  }
  const asOperator = async (): Promise<void> => {
    while (going) {
      most = Math.max(most, (await system.gauge()).memoryMb)
      const { status, ms } = await timed(() => system.send(`${system.urlOf('gateway')}/live`))
      health.push(status === 200 ? ms : Infinity)
      await sleep(100)
    }
  }
  const watchers = Promise.all([asClient(), asOperator()])
  try {
    const result = await work()
    return {
      result,
      watched: { memoryMb: most - before, refusals: refusals.sort(ascending), health: health.sort(ascending) },
    }
  } finally {
    going = false
    await watchers
  }
}

const ascending = (a: number, b: number): number => a - b

/** The time that so many in a hundred were quicker than; undefined of none. */
export const percentile = (sorted: readonly number[], percent: number): number | undefined =>
  sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))]

/** How long until good requests are answered as before: ten in a row within a time. */
export async function recovery(system: System, withinMs: number): Promise<number> {
  const began = performance.now()
  for (let inARow = 0; inARow < 10 && performance.now() - began < 30_000; await sleep(10)) {
    const { status, ms } = await timed(() => system.ask('{ me { id } }'))
    inARow = status === 200 && ms <= withinMs ? inARow + 1 : 0
  }
  return performance.now() - began
}
