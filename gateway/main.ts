import { systemClock } from '../services/shared/runtime/clock'
import type { Log } from '../services/shared/runtime/log'
import { createLog } from '../services/shared/runtime/log'
import type { Running } from '../services/shared/runtime/process'
import { runProcess } from '../services/shared/runtime/process'
import { readArguments } from './arguments'
import type { GatewaySettings } from './env'
import { purgeRoute } from './cache/purgeRoute'
import { documentsOf } from './documents/settings'
import { readGatewaySettings } from './env'
import { startApollo } from './graph/apollo'
import { createCurrentGraph } from './graph/currentGraph'
import { hotReload } from './graph/hotReload'
import { buildSupergraph } from './graph/supergraph'
import { supergraphAddress, supergraphFile } from './graph/supergraphSource'
import { drain } from './http/drain'
import { graphqlRoute } from './http/graphqlRoute'
import { operationsRoutes } from './http/operations'
import { startMetricsServer } from './http/metricsServer'
import { createHttpServer } from './http/server'
import { nobody } from './identity/principal'
import { documentLimits, variableLimits } from './limits/settings'
import { createGatewayMetrics } from './metrics'
import { createAnswering } from './operations/answer'
import { createRecord } from './operations/record'
import { createWarmUp } from './operations/warmUp'
import { createShownErrors } from './operations/shownErrors'
import { createClients } from './usage/clients'
import { reportUsage } from './usage/report'
import { createUsage } from './usage/usage'
import { startStreaming } from './streaming/streaming'
import { createSubgraphs } from './subgraphs/subgraphs'

/** How long requests in flight may take once the gateway is told to stop. */
const drainFor = 9000

/** Wires the gateway and starts it. */
export async function start(settings: GatewaySettings, log: Log): Promise<Running> {
  const { production, MAX_BODY_BYTES: maxBodyBytes } = settings
  const metrics = createGatewayMetrics()
  const clock = systemClock

  const subgraphs = createSubgraphs({ settings, clock, log, metrics })
  const build = (sdl: string) =>
    buildSupergraph(sdl, {
      subgraphOf: subgraphs.get,
      rules: {
        maxTokens: settings.MAX_DOCUMENT_TOKENS,
        limits: documentLimits(settings),
        introspection: !production,
      },
      cost: { limit: settings.MAX_COST, assumedListSize: settings.ASSUMED_LIST_SIZE },
      cache: {
        // Headers that go on may change an answer.
        bytes: settings.HEADER_RULES === undefined ? settings.ENTITY_CACHE_BYTES : 0,
        onLookup: metrics.cache,
      },
      onFailure: error => log.error({ err: error }, 'an operation could not be planned'),
      log,
    })
  const source = settings.SUPERGRAPH_URL
    ? supergraphAddress(settings.SUPERGRAPH_URL, settings.SUPERGRAPH_POLL_MS)
    : supergraphFile(settings.SUPERGRAPH_PATH)
  const graph = createCurrentGraph(await build(await source.read()))
  const usage = createUsage(() => clock.now())
  const admission = { limits: variableLimits(settings), usage }
  const answer = createAnswering({ production, admission, log })
  const record = createRecord(log, metrics)
  const apollo = await startApollo({ graph, answer, record, production, log })

  // Loaded only then: an OpenID provider and its pages are half of what there is to load.
  const identity = settings.identified
    ? await (await import('./identified')).startIdentity({ settings, clock, log, onToken: metrics.token })
    : undefined

  let stopping = false
  const secure = settings.PUBLIC_URL?.startsWith('https:') ?? false
  const server = createHttpServer({ settings, secure, log, metrics })
  const publicMetrics = settings.PUBLIC_METRICS ?? !production
  const reportOfUsage = () => reportUsage(usage, graph.current().schema)
  operationsRoutes(server, { graph, metrics, reportOfUsage, stopping: () => stopping, publicMetrics })
  const errors = createShownErrors({ production, log })
  const resolveDocument = await documentsOf(settings)
  const clientOf = createClients()
  const streams = startStreaming(server, {
    graph,
    answer,
    record,
    admission,
    errors,
    resolveDocument,
    clientOf,
    settings,
    metrics,
    clock,
    log,
    origin: new URL(settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`).origin,
    identify: identity?.identifyToken ?? (async () => nobody),
  })
  graphqlRoute(server, {
    graph,
    answer,
    record,
    admission,
    errors,
    log,
    apollo,
    identify: identity?.identify ?? (async () => nobody),
    maxBodyBytes,
    resolveDocument,
    clientOf,
    byEvents: streams.route,
  })
  purgeRoute(server, { secret: settings.CACHE_PURGE_SECRET, graph, clock, log })
  await identity?.mount(server)
  const url = await server.listen({ host: settings.HOST, port: settings.PORT })

  const metricsServer = await startMetricsServer({
    host: settings.HOST,
    port: settings.METRICS_PORT,
    metrics,
    reportOfUsage,
  })
  const warm = createWarmUp({ folder: settings.OPERATIONS_PATH, log })
  const watcher = hotReload({ source, graph, build, warm, log, onOutcome: metrics.reload })
  void warm(graph.current())
  log.info({ supergraph: graph.current().id, from: source.location, issuer: identity?.issuer }, 'the graph is served')

  return {
    url,
    async close() {
      stopping = true
      watcher.close()
      await drain(server, settings.DRAIN_MS)
      const cutOff = setTimeout(() => server.server.closeAllConnections(), drainFor)
      await server.close()
      clearTimeout(cutOff)
      await metricsServer.close()
      await apollo.stop()
      await graph.current().retire()
      await subgraphs.close()
    },
  }
}

if (require.main === module) {
  const log = createLog('gateway', process.env['LOG_LEVEL'] || 'info')
  void runProcess(async () => {
    const said = readArguments(process.argv.slice(2))
    return start(readGatewaySettings({ ...process.env, ...said }), log)
  }, log)
}
