import type { Clock } from '../../services/shared/runtime/clock'
import type { Log } from '../../services/shared/runtime/log'
import type { GatewaySettings } from '../env'
import { connect } from './connection'
import type { Subgraph, SubgraphOptions } from './subgraph'
import { createSubgraph } from './subgraph'

export interface SubgraphsOptions {
  readonly settings: GatewaySettings
  readonly clock: Clock
  readonly log: Log
  readonly onFetch: SubgraphOptions['onFetch']
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

export function createSubgraphs({ settings, clock, log, onFetch }: SubgraphsOptions): Subgraphs {
  const known = new Map<string, Subgraph>()
  return {
    get(name, urlInSupergraph) {
      const { url, secret } = settings.subgraph(name, urlInSupergraph)
      const key = `${name} ${url}`
      const found = known.get(key)
      if (found) return found
      const connection = connect({
        url,
        timeoutMs: settings.SUBGRAPH_TIMEOUT_MS,
        connectTimeoutMs: settings.SUBGRAPH_CONNECT_TIMEOUT_MS,
        maxResponseBytes: settings.SUBGRAPH_MAX_RESPONSE_BYTES,
      })
      const made = createSubgraph({ name, secret, connection, clock, log, onFetch })
      known.set(key, made)
      return made
    },
    async close() {
      await Promise.all([...known.values()].map(one => one.close()))
    },
  }
}
