import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { ThreadData } from './protocol'

/** Name of the bundle that holds the thread's program, beside the gateway's own. */
export const THREAD_BUNDLE = 'planner'

/** A plan that takes more than this is none that anybody should wait for: the thread ends, the gateway stays. */
const resourceLimits = { maxOldGenerationSizeMb: 512 }

/** Starts the planning thread: from its source where that is what runs, otherwise from the bundle beside ours. */
export function startThread(workerData: ThreadData): Worker {
  const here = dirname(__filename)
  const fromSource = __filename.endsWith('.ts')
  return fromSource
    ? new Worker(join(here, 'worker.ts'), {
        workerData,
        resourceLimits,
        execArgv: ['--require', require.resolve('tsx/cjs')],
      })
    : new Worker(join(here, `${THREAD_BUNDLE}.js`), { workerData, resourceLimits })
}
