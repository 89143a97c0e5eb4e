import { createHash } from 'node:crypto'
import { Supergraph as FederatedSupergraph } from '@apollo/federation-internals'
import type { GraphQLSchema } from 'graphql'
import { createPlanning } from '../planning/planning'
import type { Subgraph } from '../subgraphs/subgraph'
import type { AccessRules } from './access'
import { accessRules } from './access'
import type { Executor } from './executor'
import { createExecutor } from './executor'
import { SUPPORTED } from './features'

/** One version of the graph, whole: what is planned and executed with it never mixes with another's. */
export interface Supergraph {
  /** Short digest of the SDL, for logs. */
  readonly id: string
  readonly sdl: string
  /** What clients see. */
  readonly schema: GraphQLSchema
  readonly access: AccessRules
  readonly subgraphs: readonly Subgraph[]
  readonly execute: Executor
}

/** Gives the subgraph of a name; the same one for every version of the graph in which its address is the same. */
export type SubgraphSource = (name: string, url: string) => Subgraph

const digest = (sdl: string): string => createHash('sha256').update(sdl).digest('hex').slice(0, 12)

/**
 * Reads a supergraph and makes it ready to be asked.
 * @throws when the SDL is no valid supergraph, needs a feature that nobody here enforces, or names a subgraph that the
 * settings do not know.
 */
export function buildSupergraph(sdl: string, subgraphOf: SubgraphSource): Supergraph {
  const federated = FederatedSupergraph.build(sdl, { validateSupergraph: true, supportedFeatures: new Set(SUPPORTED) })
  const subgraphs = new Map(federated.subgraphsMetadata().map(({ name, url }) => [name, subgraphOf(name, url ?? '')]))
  const schema = federated.apiSchema().toGraphQLJSSchema()
  return {
    id: digest(sdl),
    sdl,
    schema,
    access: accessRules(federated.schema, schema),
    subgraphs: [...subgraphs.values()],
    execute: createExecutor({ supergraph: federated, planner: createPlanning(federated), schema, subgraphs }),
  }
}
