import type { Call, Connection } from './connection'
import { SubgraphFailure } from './failure'

/** How many calls a subgraph has, and how many wait. */
export interface Load {
  running: number
  queued: number
}

export interface BulkheadOptions {
  /** How many calls the subgraph has at once. */
  readonly maxConcurrent: number
  /** How many more may wait. */
  readonly maxQueued: number
  /** Kept up to date. */
  readonly load: Load
}

interface Waiting {
  readonly deadline: number
  readonly start: () => void
  readonly timer: NodeJS.Timeout
}

/**
 * Keeps one slow subgraph from holding all of the gateway: so many calls run, so many wait in order, and one more fails at
 * once. Whoever has waited until its answer could not come in time any more fails too, and the subgraph is spared the call.
 */
export function withBulkhead(connection: Connection, options: BulkheadOptions): Connection {
  const { maxConcurrent, maxQueued, load } = options
  const queue = new Set<Waiting>()

  const overloaded = (reason: string) => new SubgraphFailure('SUBGRAPH_OVERLOADED', reason)

  const wait = (deadline: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const waiting: Waiting = {
        deadline,
        start: () => {
          clearTimeout(waiting.timer)
          resolve()
        },
        timer: setTimeout(() => {
          queue.delete(waiting)
          load.queued = queue.size
          reject(overloaded('had no room for the call within its time'))
        }, deadline - performance.now()),
      }
      queue.add(waiting)
      load.queued = queue.size
    })

  /** Whoever's time is up is told so by its timer. */
  const firstInTime = (): Waiting | undefined => {
    const now = performance.now()
    for (const waiting of queue) if (waiting.deadline > now) return waiting
    return undefined
  }

  const leave = (): void => {
    const next = firstInTime()
    if (!next) return void load.running--
    // The place is handed over, so as many run as before.
    queue.delete(next)
    load.queued = queue.size
    next.start()
  }

  const run = async (call: Call): ReturnType<Connection['post']> => {
    try {
      return await connection.post(call)
    } finally {
      leave()
    }
  }

  return {
    ...connection,
    async post(call) {
      if (load.running >= maxConcurrent) {
        if (queue.size >= maxQueued) throw overloaded(`has ${load.running} calls, and ${queue.size} wait`)
        await wait(call.deadline)
      } else load.running++
      return run(call)
    },
  }
}
