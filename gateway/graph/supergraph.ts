import { createHash } from 'node:crypto'
import { Supergraph as FederatedSupergraph } from '@apollo/federation-internals'
import type { GraphQLDataSource } from '@apollo/gateway'
import { ApolloGateway } from '@apollo/gateway'
import type { GraphQLSchema } from 'graphql'
import type { Log } from '../../services/shared/runtime/log'
import { createShapes } from '../subgraphs/shape'
import type { Subgraph } from '../subgraphs/subgraph'
import type { AccessRules } from './access'
import { accessRules } from './access'
import type { Executor } from './executor'
import { createExecutor } from './executor'
import { supportEnforcedFeatures } from './features'
import { isRequestContext } from './requestContext'
import { quietLogger } from './quietLogger'

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

function dataSource(subgraph: Subgraph, shapeOf: ReturnType<typeof createShapes>): GraphQLDataSource {
  return {
    async process({ request, context }) {
      if (!isRequestContext(context)) throw new TypeError('a fetch outside of a request')
      const { query = '', operationName, variables = {} } = request
      const fetch = { document: query, operationName, variables, shape: shapeOf(query) }
      const { data, errors } = await subgraph.fetch(fetch, context)
      return { data, ...(errors.length > 0 && { errors }) }
    },
  }
}

/**
 * Reads a supergraph and makes it ready to be asked.
 * @throws when the SDL is no valid supergraph, needs a feature that nobody here enforces, or names a subgraph that the
 * settings do not know.
 */
export async function buildSupergraph(sdl: string, subgraphOf: SubgraphSource, log: Log): Promise<Supergraph> {
  supportEnforcedFeatures()
  const federated = FederatedSupergraph.build(sdl, { validateSupergraph: true })
  const subgraphs = new Map(federated.subgraphsMetadata().map(({ name, url }) => [name, subgraphOf(name, url ?? '')]))
  const shapeOf = createShapes(federated.schema.toGraphQLJSSchema())
  const gateway = new ApolloGateway({
    supergraphSdl: sdl,
    logger: quietLogger(log),
    buildService: ({ name }) => {
      const subgraph = subgraphs.get(name)
      if (!subgraph) throw new Error(`the supergraph does not name ${name}`)
      return dataSource(subgraph, shapeOf)
    },
    __exposeQueryPlanExperimental: false,
  })
  const { schema, executor } = await gateway.load()
  return {
    id: digest(sdl),
    sdl,
    schema,
    access: accessRules(federated.schema, schema),
    subgraphs: [...subgraphs.values()],
    execute: createExecutor(executor),
  }
}
