import { createMetrics } from '../../../shared/runtime/metrics'
import { startSubgraph } from '../../../shared/runtime/subgraph'
import type { Serve } from './serving'

/** As in production. */
export const ours: Serve = ({ subgraph, ...serving }) =>
  startSubgraph({ ...serving, ...subgraph, ready: async () => undefined, metrics: createMetrics(subgraph.name) })
