import type { FastifyInstance } from 'fastify'
import type { CurrentGraph } from '../graph/currentGraph'
import type { GatewayMetrics } from '../metrics'
import type { UsageReport } from '../usage/report'
import { refusalOf, sendRefusal } from './server'

export interface OperationsOptions {
  readonly graph: CurrentGraph
  readonly metrics: GatewayMetrics
  readonly reportOfUsage: () => UsageReport
  /** Whether the gateway is being stopped. */
  readonly stopping: () => boolean
  /** Whether what it has done is told here, to anybody who can reach the graph. */
  readonly publicMetrics: boolean
}

/** How long what the subgraphs said of themselves is good for: a probe by everybody is one probe. */
const probeFor = 1000

/** For whoever runs the gateway: is it alive, can it work, what has it done. */
export function operationsRoutes(server: FastifyInstance, options: OperationsOptions): void {
  const { graph, metrics, reportOfUsage, stopping, publicMetrics } = options
  let probe: Promise<Record<string, 'up' | 'down'>> | undefined
  let probedAt = 0
  const subgraphs = (): Promise<Record<string, 'up' | 'down'>> => {
    if (!probe || Date.now() - probedAt > probeFor) {
      probedAt = Date.now()
      const asked = graph
        .current()
        .subgraphs.map(async one => [one.name, (await one.isReady()) ? 'up' : 'down'] as const)
      probe = Promise.all(asked).then(states => Object.fromEntries(states))
    }
    return probe
  }

  // Two names for one thing: what starts gateways of any make looks for `/health`.
  for (const path of ['/live', '/health']) server.get(path, async () => ({ status: 'live' }))

  // A subgraph that is down costs its own fields only, so the gateway stays ready: taking it away would cost the rest too.
  server.get('/ready', async (_, reply) => {
    if (stopping()) return reply.code(503).send({ status: 'stopping' })
    const states = await subgraphs()
    const degraded = Object.keys(states).filter(name => states[name] === 'down')
    const { id, subgraphs: known } = graph.current()
    const circuits = known.flatMap(one => (one.circuit() === 'closed' ? [] : [[one.name, one.circuit()] as const]))
    return {
      status: degraded.length + circuits.length > 0 ? 'degraded' : 'ready',
      supergraph: id,
      subgraphs: states,
      ...(circuits.length > 0 && { circuits: Object.fromEntries(circuits) }),
    }
  })

  server.get('/metrics', async (_, reply) =>
    publicMetrics
      ? reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
      : sendRefusal(reply, refusalOf(404)),
  )

  server.get('/usage', async (_, reply) =>
    publicMetrics ? reply.send(reportOfUsage()) : sendRefusal(reply, refusalOf(404)),
  )
}
