import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

export interface Metrics {
  readonly registry: Registry
  /** Counts a statement sent to the database. */
  readonly statement: (name: string) => void
  /** Records a GraphQL request of a subgraph. */
  readonly request: (outcome: 'ok' | 'errors' | 'refused', seconds: number) => void
  /** Sets how many events wait or are parked. */
  readonly events: (state: 'pending' | 'parked', count: number) => void
}

/** Metrics of one process, in Prometheus' terms; label values come from our own words only, so they are bounded. */
export function createMetrics(part: string): Metrics {
  const registry = new Registry()
  registry.setDefaultLabels({ part })
  collectDefaultMetrics({ register: registry })
  const statements = new Counter({
    name: 'sql_statements_total',
    help: 'Statements sent to the database, by name',
    labelNames: ['statement'],
    registers: [registry],
  })
  const requests = new Histogram({
    name: 'subgraph_request_seconds',
    help: 'GraphQL requests answered, by outcome',
    labelNames: ['outcome'],
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
    registers: [registry],
  })
  const events = new Gauge({
    name: 'outbox_deliveries',
    help: 'Events that wait for delivery or are parked',
    labelNames: ['state'],
    registers: [registry],
  })
  return {
    registry,
    statement: name => statements.inc({ statement: name }),
    request: (outcome, seconds) => requests.observe({ outcome }, seconds),
    events: (state, count) => events.set({ state }, count),
  }
}
