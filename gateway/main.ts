import { readFile } from 'node:fs/promises'
import { systemClock } from '../services/shared/runtime/clock'
import type { Log } from '../services/shared/runtime/log'
import { createLog } from '../services/shared/runtime/log'
import type { Running } from '../services/shared/runtime/process'
import { runProcess } from '../services/shared/runtime/process'
import type { GatewaySettings } from './env'
import { readGatewaySettings } from './env'
import { startApollo } from './graph/apollo'
import { createCurrentGraph } from './graph/currentGraph'
import { hotReload } from './graph/hotReload'
import { buildSupergraph } from './graph/supergraph'
import { graphqlRoute } from './http/graphqlRoute'
import { operationsRoutes } from './http/operations'
import { createHttpServer } from './http/server'
import { remoteIssuerKeys } from './identity/issuerKeys'
import { createTokenVerifier } from './identity/tokens'
import { embeddedIssuer } from './issuer/embedded'
import { createGatewayMetrics } from './metrics'
import { explorerRoutes } from './pages/explorer'
import { managerRoutes } from './pages/manager'
import { createSubgraphs } from './subgraphs/subgraphs'

/** How long requests in flight may take once the gateway is told to stop. */
const drainFor = 9000

/** Wires the gateway and starts it. */
export async function start(settings: GatewaySettings, log: Log): Promise<Running> {
  const {
    production,
    PUBLIC_URL,
    PORT,
    OIDC_AUDIENCE: audience,
    OIDC_CLIENT_ID: clientId,
    MAX_BODY_BYTES: maxBodyBytes,
  } = settings
  const publicUrl = PUBLIC_URL ?? `http://localhost:${PORT}`
  const metrics = createGatewayMetrics()
  const clock = systemClock

  const subgraphs = createSubgraphs({ settings, clock, log, onFetch: metrics.fetch })
  const build = (sdl: string) => buildSupergraph(sdl, subgraphs.get)
  const graph = createCurrentGraph(build(await readFile(settings.SUPERGRAPH_PATH, 'utf8')))
  const apollo = await startApollo({ graph, production, maxTokens: settings.MAX_DOCUMENT_TOKENS, log, metrics })

  const embedded = settings.OIDC_ISSUER
    ? undefined
    : await embeddedIssuer({ publicUrl, audience, clientId, directory: settings.DATA_DIR, log })
  const issuer = embedded?.issuer ?? settings.OIDC_ISSUER ?? ''
  const keys = embedded?.keys ?? remoteIssuerKeys(issuer)
  const verify = createTokenVerifier({ issuer, audience, keys, clock, log, onOutcome: metrics.token })

  let stopping = false
  const server = createHttpServer({ maxBodyBytes, log })
  operationsRoutes(server, { graph, metrics, stopping: () => stopping })
  graphqlRoute(server, { apollo, verify, maxBodyBytes })
  await embedded?.mount(server)
  await managerRoutes(server, { path: settings.MANAGER_PATH, issuer, clientId })
  explorerRoutes(server, { path: settings.EXPLORER_PATH, issuer, production })
  const url = await server.listen({ host: settings.HOST, port: PORT })

  const { SUPERGRAPH_PATH: path } = settings
  const watcher = hotReload({ path, graph, build, log, onOutcome: metrics.reload })
  log.info({ supergraph: graph.current().id, issuer, publicUrl }, 'the graph is served')

  return {
    url,
    async close() {
      stopping = true
      watcher.close()
      const cutOff = setTimeout(() => server.server.closeAllConnections(), drainFor)
      await server.close()
      clearTimeout(cutOff)
      await apollo.stop()
      await subgraphs.close()
    },
  }
}

if (require.main === module) {
  const log = createLog('gateway', process.env['LOG_LEVEL'] || 'info')
  void runProcess(async () => start(readGatewaySettings(), log), log)
}
