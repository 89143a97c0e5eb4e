import type { Supergraph as FederatedSupergraph } from '@apollo/federation-internals'
import type { ApolloServerOptionsWithGateway } from '@apollo/server'
import type { GraphQLSchema } from 'graphql'
import { GraphQLError } from 'graphql'
import { execute } from '../execution/execute'
import type { CompiledOperation } from '../execution/operation'
import { compileOperation } from '../execution/operation'
import type { Run } from '../execution/plan'
import { createTypeTest } from '../execution/types'
import type { Planner } from '../planning/planner'
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
  readonly planner: Planner
  /** What clients see. */
  readonly schema: GraphQLSchema
  readonly subgraphs: ReadonlyMap<string, Subgraph>
}

/** How many operations are kept planned; the least recently used are planned again when they come back. */
const kept = 2000

/** A subgraph gave a value that the schema forbids, and no error: GraphQL wants one for each null that is made of one. */
const invalidValue = (path: readonly (string | number)[]): GraphQLError => {
  const code = 'SUBGRAPH_INVALID_RESPONSE'
  return new GraphQLError(messageOf(code), { path, extensions: { code } })
}

type Requested = Parameters<Executor>[0]

export function createExecutor({ supergraph, planner, schema, subgraphs }: ExecutorOptions): Executor {
  const types = supergraph.schema.toGraphQLJSSchema()
  const shapeOf = createShapes(types)
  const isA = createTypeTest(types)
  const operations = new Map<string, Promise<CompiledOperation>>()

  const compile = async ({ document, operation, operationName, source }: Requested): Promise<CompiledOperation> =>
    compileOperation(document, operation, await planner.plan(source, operationName ?? undefined), { schema, isA })

  const operationOf = (requested: Requested): Promise<CompiledOperation> => {
    const key = `${requested.queryHash} ${requested.operationName ?? ''}`
    const found = operations.get(key) ?? compile(requested)
    operations.delete(key)
    operations.set(key, found)
    const oldest = operations.size > kept ? operations.keys().next().value : undefined
    if (oldest !== undefined) operations.delete(oldest)
    return found
  }

  const callIn =
    (context: RequestContext): Run['call'] =>
    ({ subgraph: name, document, operationName, variables }) => {
      const subgraph = subgraphs.get(name)
      if (!subgraph) throw new Error(`the supergraph does not name ${name}`)
      return subgraph.fetch({ document, operationName, variables, shape: shapeOf(document) }, context)
    }

  return async requested => {
    const { request, context } = requested
    if (!isRequestContext(context)) throw new TypeError('an operation outside of a request')
    return execute(await operationOf(requested), {
      variables: request.variables ?? {},
      call: callIn(context),
      onInvalid: invalidValue,
    })
  }
}
