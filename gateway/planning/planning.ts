import type { Supergraph } from '@apollo/federation-internals'
import { operationFromDocument } from '@apollo/federation-internals'
import { QueryPlanner } from '@apollo/query-planner'
import { parse } from 'graphql'
import type { Plan, PlanOptions, Planner } from './planner'
import { prepareForPlanning } from './rewrites/prepare'

/** Plans with Apollo's planner, at once and in this thread. */
export function createPlanning(original: Supergraph): Planner {
  const { supergraph, finish } = prepareForPlanning(original)
  const whole = new QueryPlanner(supergraph)
  let deferring: QueryPlanner | undefined
  const plannerFor = ({ defer = false }: PlanOptions): QueryPlanner => {
    if (!defer) return whole
    deferring ??= new QueryPlanner(supergraph, { incrementalDelivery: { enableDefer: true } })
    return deferring
  }
  const apiSchema = supergraph.apiSchema()
  const plan = (document: string, operationName: string | undefined, options: PlanOptions): Plan | undefined => {
    const parsed = parse(document, { noLocation: true })
    const operation = operationFromDocument(apiSchema, parsed, {
      ...(operationName !== undefined && { operationName }),
      validate: false,
    })
    const { node } = plannerFor(options).buildQueryPlan(operation)
    return finish(node, { document: parsed, operationName })
  }
  return {
    plan: async (document, operationName, options = {}) => plan(document, operationName, options),
    close: async () => undefined,
  }
}
