/** The thread that reads a supergraph and plans operations with it: what takes long is done beside the event loop. */
import { parentPort, workerData } from 'node:worker_threads'
import { buildGraph } from './buildGraph'
import type { Planner } from './planner'
import type { PlanRequest, ThreadData, ThreadMessage } from './protocol'

const reasonOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))

function build({ sdl }: ThreadData, say: (message: ThreadMessage) => void): Planner | undefined {
  try {
    const { graph, planner } = buildGraph(sdl)
    say({ kind: 'built', graph })
    return planner
  } catch (error) {
    say({ kind: 'refused', reason: error instanceof Error ? error.message : String(error) })
    return undefined
  }
}

async function plan(planner: Planner, { document, operationName, options }: PlanRequest): Promise<ThreadMessage> {
  try {
    return { kind: 'planned', plan: await planner.plan(document, operationName, options) }
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error) }
  }
}

function serve(port: NonNullable<typeof parentPort>, data: ThreadData): void {
  const planner = build(data, message => port.postMessage(message))
  if (!planner) return
  port.on('message', (request: PlanRequest) => {
    void plan(planner, request).then(message => port.postMessage(message))
  })
}

if (parentPort) serve(parentPort, workerData)
