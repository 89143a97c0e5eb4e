import type { Supergraph as FederatedSupergraph } from '@apollo/federation-internals'
import type { ApolloServerOptionsWithGateway } from '@apollo/server'
import type { GraphQLSchema } from 'graphql'
import { GraphQLError } from 'graphql'
import { createExecute } from '../execution/execute'
import type { Run } from '../execution/plan'
import { messageOf } from '../subgraphs/failure'
import { createShapes } from '../subgraphs/shape'
import type { Subgraph } from '../subgraphs/subgraph'
import type { RequestContext } from './requestContext'
import { isRequestContext } from './requestContext'

export type GatewayInterface = ApolloServerOptionsWithGateway<RequestContext>['gateway']

/** Plans an operation and runs it over the subgraphs. */
export type Executor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>

interface ExecutorOptions {
  readonly supergraph: FederatedSupergraph
  /** What clients see. */
  readonly schema: GraphQLSchema
  readonly subgraphs: ReadonlyMap<string, Subgraph>
}

/** A subgraph gave a value that the schema forbids, and no error: GraphQL wants one for each null that is made of one. */
const invalidValue = (path: readonly (string | number)[]): GraphQLError => {
  const code = 'SUBGRAPH_INVALID_RESPONSE'
  return new GraphQLError(messageOf(code), { path, extensions: { code } })
}

export function createExecutor({ supergraph, schema, subgraphs }: ExecutorOptions): Executor {
  const shapeOf = createShapes(supergraph.schema.toGraphQLJSSchema())
  const execute = createExecute({ supergraph, schema, onInvalid: invalidValue })

  const callIn =
    (context: RequestContext): Run['call'] =>
    ({ subgraph: name, document, operationName, variables }) => {
      const subgraph = subgraphs.get(name)
      if (!subgraph) throw new Error(`the supergraph does not name ${name}`)
      return subgraph.fetch({ document, operationName, variables, shape: shapeOf(document) }, context)
    }

  return ({ document, operation, operationName, queryHash, request, context }) => {
    if (!isRequestContext(context)) throw new TypeError('an operation outside of a request')
    return execute({
      document,
      operation,
      key: `${queryHash} ${operationName ?? ''}`,
      variables: request.variables ?? {},
      call: callIn(context),
    })
  }
}
