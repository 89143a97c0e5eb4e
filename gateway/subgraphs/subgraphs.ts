import type { Clock } from '../../services/shared/runtime/clock'
import type { Log } from '../../services/shared/runtime/log'
import type { GatewaySettings } from '../env'
import type { GatewayMetrics } from '../metrics'
import type { Circuit } from './breaker'
import { connect } from './connection'
import { noHeaderRules, passHeaders, readHeaderRules } from './headerRules'
import { createInFlight, sharingNothing } from './inFlight'
import { resilient } from './resilience'
import type { Subgraph } from './subgraph'
import { createStreams } from './stream'
import { createSubgraph } from './subgraph'

export interface SubgraphsOptions {
  readonly settings: GatewaySettings
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Pick<GatewayMetrics, 'fetch' | 'retry' | 'circuit' | 'watchLoad'>
}

/** The subgraphs that a supergraph has named, with their connections. */
export interface Subgraphs {
  /**
   * The same one each time, so that a new supergraph goes on with the connections of the one before.
   * @throws SettingsError when the settings do not know it.
   */
  get(name: string, urlInSupergraph: string): Subgraph
  close(): Promise<void>
}

export function createSubgraphs({ settings, clock, log, metrics }: SubgraphsOptions): Subgraphs {
  const known = new Map<string, Subgraph>()
  const inFlight = settings.SHARE_FETCHES ? createInFlight() : sharingNothing
  const rules = settings.HEADER_RULES === undefined ? noHeaderRules : readHeaderRules(settings.HEADER_RULES)
  return {
    get(name, urlInSupergraph) {
      const { url, secret, resilience } = settings.subgraph(name, urlInSupergraph)
      const key = `${name} ${url}`
      const found = known.get(key)
      if (found) return found
      const transport = connect({
        url,
        connectTimeoutMs: settings.SUBGRAPH_CONNECT_TIMEOUT_MS,
        maxResponseBytes: settings.SUBGRAPH_MAX_RESPONSE_BYTES,
      })
      let circuit: Circuit = 'closed'
      const load = { running: 0, queued: 0 }
      metrics.watchLoad(name, load)
      const connection = resilient(transport, {
        settings: resilience,
        onRetry: () => metrics.retry(name),
        onCircuit: changed => {
          circuit = changed
          metrics.circuit(name, changed)
          log.warn({ subgraph: name, circuit }, 'the circuit of a subgraph changed')
        },
        load,
      })
      const pass = passHeaders(rules.request, name)
      const streams = createStreams({
        name,
        url,
        secret,
        pass,
        timeoutMs: resilience.SUBGRAPH_TIMEOUT_MS,
        connectTimeoutMs: settings.SUBGRAPH_CONNECT_TIMEOUT_MS,
        maxResponseBytes: settings.SUBGRAPH_MAX_RESPONSE_BYTES,
        clock,
      })
      const made = createSubgraph({
        name,
        url: new URL(url),
        secret,
        connection,
        streams,
        // Headers that go on may change the answer.
        inFlight: pass ? sharingNothing : inFlight,
        pass,
        circuit: () => circuit,
        timeoutMs: resilience.SUBGRAPH_TIMEOUT_MS,
        clock,
        log,
        onFetch: metrics.fetch,
      })
      known.set(key, made)
      return made
    },
    async close() {
      await Promise.all([...known.values()].map(one => one.close()))
    },
  }
}
