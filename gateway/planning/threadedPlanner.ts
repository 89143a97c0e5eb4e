import type { Worker } from 'node:worker_threads'
import type { BuiltGraph } from './buildGraph'
import type { Plan, Planner } from './planner'
import { PlannerUnavailable } from './planner'
import type { PlanRequest, ThreadData, ThreadMessage } from './protocol'
import { startThread } from './thread'

export interface ThreadedPlanner {
  readonly graph: BuiltGraph
  readonly planner: Planner
}

export interface ThreadedPlannerOptions {
  /** The thread has ended by itself; it is started again for the next plan. */
  readonly onDeath: (error: Error) => void
  readonly start?: (data: ThreadData) => Worker
}

interface Waiting {
  readonly request: PlanRequest
  readonly resolve: (plan: Plan | undefined) => void
  readonly reject: (error: Error) => void
  /** How often the thread has ended while it worked on this. */
  deaths: number
}

/** How many operations may wait for their plan; more are told to come again. */
const mostWaiting = 100

/** What takes longer is ended: others wait behind it. */
const planWithin = 10_000

/** An operation that ends the thread as often is not tried again. */
const mostDeaths = 2

/**
 * Reads a supergraph and plans with it in a thread of its own, one operation at a time.
 * @throws when the supergraph is no good.
 */
export async function startThreadedPlanner(
  sdl: string,
  { onDeath, start = startThread }: ThreadedPlannerOptions,
): Promise<ThreadedPlanner> {
  const waiting: Waiting[] = []
  let working: Waiting | undefined
  let thread: Worker | undefined
  let ready = false
  let retired = false
  let timer: NodeJS.Timeout | undefined

  const next = (): void => {
    if (working || !ready) return
    working = waiting.shift()
    if (working) {
      thread?.postMessage(working.request)
      timer = setTimeout(() => void thread?.terminate(), planWithin)
    } else if (retired) stop()
  }

  const stop = (): void => {
    const ending = thread
    thread = undefined
    ready = false
    void ending?.terminate()
  }

  const finish = (settle: (one: Waiting) => void): void => {
    clearTimeout(timer)
    const done = working
    working = undefined
    if (done) settle(done)
    next()
  }

  const died = (started: Worker, reason: Error): void => {
    if (thread !== started) return
    stop()
    clearTimeout(timer)
    onDeath(reason)
    const victim = working
    working = undefined
    if (victim && ++victim.deaths < mostDeaths) waiting.unshift(victim)
    else victim?.reject(reason)
    if (waiting.length > 0) ensureThread()
  }

  const launch = (): Promise<BuiltGraph> =>
    new Promise((resolve, reject) => {
      const started = start({ sdl })
      thread = started
      /** One that ends before it could begin would do so again. */
      const unable = (error: Error): void => {
        if (ready || thread !== started) return
        stop()
        reject(error)
        for (const one of waiting.splice(0)) one.reject(new PlannerUnavailable('no planner', { cause: error }))
      }
      let ended = new Error('the planning thread ended')
      started.on('message', (message: ThreadMessage) => {
        if (thread !== started) return
        if (message.kind === 'built') {
          ready = true
          resolve(message.graph)
          next()
        } else if (message.kind === 'refused') unable(new Error(message.reason))
        else if (message.kind === 'planned') finish(({ resolve: give }) => give(message.plan))
        else finish(({ reject: fail }) => fail(new Error(message.reason)))
      })
      started.on('error', error => {
        ended = error
      })
      started.on('exit', () => {
        unable(ended)
        died(started, ended)
      })
    })

  const ensureThread = (): void => {
    // Whoever waits is told by the promise of its own plan.
    if (!thread) launch().catch(() => undefined)
  }

  const graph = await launch()
  return {
    graph,
    planner: {
      plan: (document, operationName, options = {}) =>
        new Promise((resolve, reject) => {
          if (waiting.length >= mostWaiting)
            return reject(new PlannerUnavailable('too many operations wait for a plan'))
          waiting.push({ request: { document, operationName, options }, resolve, reject, deaths: 0 })
          ensureThread()
          next()
        }),
      close: async () => {
        retired = true
        next()
      },
    },
  }
}
