import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { ReloadOutcome } from './graph/hotReload'
import type { TokenOutcome } from './identity/tokens'
import type { Circuit } from './subgraphs/breaker'
import type { Load } from './subgraphs/bulkhead'
import type { FetchOutcome } from './subgraphs/reply'

export type RequestOutcome = 'ok' | 'errors' | 'refused'

export interface GatewayMetrics {
  readonly registry: Registry
  /** A GraphQL request was answered. */
  readonly request: (
    operation: string | undefined,
    outcome: RequestOutcome,
    seconds: number,
    /** Of its errors, as the client got them. */
    codes?: readonly unknown[],
  ) => void
  /** A subgraph was asked. */
  readonly fetch: (subgraph: string, outcome: FetchOutcome, seconds: number) => void
  /** A call to a subgraph is tried a second time. */
  readonly retry: (subgraph: string) => void
  readonly circuit: (subgraph: string, circuit: Circuit) => void
  /** From now on the load of a subgraph is shown whenever somebody looks. */
  readonly watchLoad: (subgraph: string, load: Readonly<Load>) => void
  /** Entities were looked for before a subgraph was asked. */
  readonly cache: (subgraph: string, hits: number, misses: number) => void
  readonly reload: (outcome: ReloadOutcome) => void
  readonly token: (outcome: TokenOutcome) => void
  readonly subscription: {
    /** One more is open, or one less. */
    open(transport: string, operation: string | undefined, by: 1 | -1): void
    /** An event was delivered to a subscriber. */
    event(transport: string, operation: string | undefined): void
  }
  /** A request or a connection was turned away because there are too many. */
  readonly shed: (what: 'request' | 'connection') => void
}

/** Operation names come from clients: this many become labels, all others are `other`. */
const namedOperations = 200

const circuitStates: readonly Circuit[] = ['closed', 'half-open', 'open']

/** Codes are ours; should they ever not be, this many become labels. */
const namedCodes = 100

const buckets = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10]

function boundedLabels(most: number): (name: string | undefined) => string {
  const known = new Set<string>()
  return name => {
    if (!name) return 'anonymous'
    if (known.size < most) known.add(name)
    return known.has(name) ? name : 'other'
  }
}

export function createGatewayMetrics(): GatewayMetrics {
  const registry = new Registry()
  registry.setDefaultLabels({ part: 'gateway' })
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const labelOf = boundedLabels(namedOperations)
  const codeOf = boundedLabels(namedCodes)
  const subscriptions = new Gauge({
    name: 'gateway_subscriptions',
    help: 'Subscriptions that are open, by transport and operation',
    labelNames: ['transport', 'operation'],
    registers,
  })
  const subscriptionEvents = new Counter({
    name: 'gateway_subscription_events_total',
    help: 'Events delivered to subscribers, by transport and operation',
    labelNames: ['transport', 'operation'],
    registers,
  })
  const requests = new Counter({
    name: 'gateway_requests_total',
    help: 'GraphQL requests answered, by operation and outcome',
    labelNames: ['operation', 'outcome'],
    registers,
  })
  const errors = new Counter({
    name: 'gateway_errors_total',
    help: 'Errors in answers, by operation and code',
    labelNames: ['operation', 'code'],
    registers,
  })
  const requestSeconds = new Histogram({
    name: 'gateway_request_seconds',
    help: 'Time to answer a GraphQL request',
    labelNames: ['operation'],
    buckets,
    registers,
  })
  const fetches = new Counter({
    name: 'gateway_subgraph_requests_total',
    help: 'Calls to subgraphs, by subgraph and outcome',
    labelNames: ['subgraph', 'outcome'],
    registers,
  })
  const fetchSeconds = new Histogram({
    name: 'gateway_subgraph_request_seconds',
    help: 'Time of a call to a subgraph',
    labelNames: ['subgraph'],
    buckets,
    registers,
  })
  const retries = new Counter({
    name: 'gateway_subgraph_retries_total',
    help: 'Calls to subgraphs that were tried a second time',
    labelNames: ['subgraph'],
    registers,
  })
  const circuits = new Gauge({
    name: 'gateway_subgraph_circuit_state',
    help: 'Circuit of a subgraph: 0 closed, 1 half-open, 2 open',
    labelNames: ['subgraph'],
    registers,
  })
  const loads = new Map<string, Readonly<Load>>()
  new Gauge({
    name: 'gateway_subgraph_calls',
    help: 'Calls that a subgraph has now, and that wait for it',
    labelNames: ['subgraph', 'state'],
    registers,
    collect() {
      for (const [subgraph, { running, queued }] of loads) {
        this.set({ subgraph, state: 'running' }, running)
        this.set({ subgraph, state: 'queued' }, queued)
      }
    },
  })
  const lookups = new Counter({
    name: 'gateway_entity_cache_total',
    help: 'Entities looked for in the cache before a subgraph was asked',
    labelNames: ['subgraph', 'outcome'],
    registers,
  })
  const reloads = new Counter({
    name: 'gateway_supergraph_reloads_total',
    help: 'Changes of the supergraph file, by what came of them',
    labelNames: ['outcome'],
    registers,
  })
  const shed = new Counter({
    name: 'gateway_shed_total',
    help: 'Requests and connections turned away because there are too many',
    labelNames: ['what'],
    registers,
  })
  const tokens = new Counter({
    name: 'gateway_tokens_total',
    help: 'Access tokens looked at, by outcome',
    labelNames: ['outcome'],
    registers,
  })
  return {
    registry,
    request: (operation, outcome, seconds, codes = []) => {
      const label = labelOf(operation)
      for (const code of codes) errors.inc({ operation: label, code: codeOf(String(code)) })
      requests.inc({ operation: label, outcome })
      requestSeconds.observe({ operation: label }, seconds)
    },
    fetch: (subgraph, outcome, seconds) => {
      fetches.inc({ subgraph, outcome })
      fetchSeconds.observe({ subgraph }, seconds)
    },
    retry: subgraph => retries.inc({ subgraph }),
    circuit: (subgraph, circuit) => circuits.set({ subgraph }, circuitStates.indexOf(circuit)),
    watchLoad: (subgraph, load) => void loads.set(subgraph, load),
    cache: (subgraph, hits, misses) => {
      lookups.inc({ subgraph, outcome: 'hit' }, hits)
      lookups.inc({ subgraph, outcome: 'miss' }, misses)
    },
    reload: outcome => reloads.inc({ outcome }),
    shed: what => shed.inc({ what }),
    token: outcome => tokens.inc({ outcome }),
    subscription: {
      open: (transport, operation, by) => subscriptions.inc({ transport, operation: labelOf(operation) }, by),
      event: (transport, operation) => subscriptionEvents.inc({ transport, operation: labelOf(operation) }),
    },
  }
}
