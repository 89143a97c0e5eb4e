import { Supergraph } from '@apollo/federation-internals'
import { printSchema } from 'graphql'
import type { AccessRules } from '../graph/access'
import { accessRules } from '../graph/access'
import { SUPPORTED } from '../graph/features'
import type { Planner } from './planner'
import { createPlanning } from './planning'
import { keepClientDirectives } from './rewrites/clientDirectives'

/** What is read from a supergraph, as plain data: it can be sent from one thread to another. */
export interface BuiltGraph {
  /** What clients see, as SDL. */
  readonly api: string
  readonly access: AccessRules
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[]
}

/**
 * Reads a supergraph and makes it ready to plan with. Takes half a second of a thread's time for three subgraphs.
 * @throws when the SDL is no valid supergraph, or needs a feature that nobody here enforces.
 */
export function buildGraph(sdl: string): { readonly graph: BuiltGraph; readonly planner: Planner } {
  const federated = Supergraph.build(keepClientDirectives(sdl), {
    validateSupergraph: true,
    supportedFeatures: new Set(SUPPORTED),
  })
  const schema = federated.apiSchema().toGraphQLJSSchema({ includeDefer: true })
  const subgraphs = federated.subgraphsMetadata().map(({ name, url }) => ({ name, url: url ?? '' }))
  return {
    graph: { api: printSchema(schema), access: accessRules(federated.schema, schema), subgraphs },
    planner: createPlanning(federated),
  }
}
