import type { Supergraph } from '@apollo/federation-internals'
import { operationFromDocument } from '@apollo/federation-internals'
import type { PlanNode } from '@apollo/query-planner'
import { QueryPlanner, isPlanNode } from '@apollo/query-planner'
import { parse } from 'graphql'
import type { Planner } from './planner'

/** Plans with Apollo's planner, at once and in this thread. */
export function createPlanning(supergraph: Supergraph): Planner {
  const planner = new QueryPlanner(supergraph)
  const apiSchema = supergraph.apiSchema()
  const plan = (document: string, operationName: string | undefined): PlanNode | undefined => {
    const operation = operationFromDocument(apiSchema, parse(document, { noLocation: true }), {
      ...(operationName !== undefined && { operationName }),
      validate: false,
    })
    const { node } = planner.buildQueryPlan(operation)
    if (node && !isPlanNode(node)) throw new TypeError('subscriptions are not planned here')
    return node
  }
  return { plan: async (document, operationName) => plan(document, operationName), close: async () => undefined }
}
