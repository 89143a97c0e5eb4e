import type { ExecutionResult, GraphQLSchema } from 'graphql'
import { GraphQLError } from 'graphql'
import { execute } from '../execution/execute'
import type { CompiledOperation } from '../execution/operation'
import type { Run } from '../execution/plan'
import type { Values } from '../operations/variables'
import { messageOf } from '../subgraphs/failure'
import { createShapes } from '../subgraphs/shape'
import type { Subgraph } from '../subgraphs/subgraph'
import type { RequestContext } from './requestContext'

/** Runs an operation over the subgraphs. */
export type Executor = (
  operation: CompiledOperation,
  variables: Values,
  context: RequestContext,
) => Promise<ExecutionResult>

interface ExecutorOptions {
  /** All types, with those that clients do not see. */
  readonly types: GraphQLSchema
  readonly subgraphs: ReadonlyMap<string, Subgraph>
}

/** A subgraph gave a value that the schema forbids, and no error: GraphQL wants one for each null that is made of one. */
const invalidValue = (path: readonly (string | number)[]): GraphQLError => {
  const code = 'SUBGRAPH_INVALID_RESPONSE'
  return new GraphQLError(messageOf(code), { path, extensions: { code } })
}

export function createExecutor({ types, subgraphs }: ExecutorOptions): Executor {
  const shapeOf = createShapes(types)
  const callIn =
    (context: RequestContext): Run['call'] =>
    ({ subgraph: name, document, operationName, variables }) => {
      const subgraph = subgraphs.get(name)
      if (!subgraph) throw new Error(`the supergraph does not name ${name}`)
      return subgraph.fetch({ document, operationName, variables, shape: shapeOf(document) }, context)
    }
  return (operation, variables, context) =>
    execute(operation, { variables, call: callIn(context), onInvalid: invalidValue })
}
