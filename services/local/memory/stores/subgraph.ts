import type { CreateContext, RequestContext } from '../../../shared/runtime/graphqlEndpoint'
import type { SubgraphOptions } from '../../../shared/runtime/subgraph'

/** A subgraph's own part, whatever serves it. */
export interface Subgraph<Context extends RequestContext = RequestContext> {
  readonly name: 'catalog' | 'billing' | 'infrastructure'
  readonly resolvers: SubgraphOptions<Context>['resolvers']
  readonly createContext: CreateContext<Context>
}
