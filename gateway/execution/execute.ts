import type { Supergraph } from '@apollo/federation-internals'
import { QueryPlanner } from '@apollo/query-planner'
import type { DocumentNode, ExecutionResult, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import { GraphQLError } from 'graphql'
import type { Data } from './data'
import type { CompiledOperation } from './operation'
import { compileOperation } from './operation'
import type { Run } from './plan'
import { rootTarget } from './targets'
import { createTypeTest } from './types'

/** An operation of one request. */
interface Requested {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  /** Names the operation's text: equal keys mean equal plans. */
  readonly key: string
  readonly variables: Readonly<Data>
  readonly call: Run['call']
}

export type Execute = (requested: Requested) => Promise<ExecutionResult>

interface ExecuteOptions {
  readonly supergraph: Supergraph
  /** What clients see. */
  readonly schema: GraphQLSchema
  /** The message of an error for a value that the schema forbids. */
  readonly onInvalid: (path: readonly (string | number)[]) => GraphQLError
}

/** How many operations are kept planned; the least recently used are planned again when they come back. */
const kept = 2000

/** How many values that do not fit are reported at most. */
const reported = 20

/**
 * Executes operations over a supergraph: plans with Apollo's planner, once an operation, and compiles the plan and the
 * answer's shape to functions. Nothing is looked up in a schema while a request runs.
 */
export function createExecute({ supergraph, schema, onInvalid }: ExecuteOptions): Execute {
  const planner = new QueryPlanner(supergraph)
  const apiSchema = supergraph.apiSchema()
  const isA = createTypeTest(supergraph.schema.toGraphQLJSSchema())
  const operations = new Map<string, CompiledOperation>()

  const operationOf = ({ key, document, operation }: Requested): CompiledOperation => {
    const found = operations.get(key) ?? compileOperation(document, operation, { schema, apiSchema, planner, isA })
    operations.delete(key)
    operations.set(key, found)
    const oldest = operations.size > kept ? operations.keys().next().value : undefined
    if (oldest !== undefined) operations.delete(oldest)
    return found
  }

  return async requested => {
    const operation = operationOf(requested)
    const { variables, call } = requested
    const merged = operation.introspect(variables)
    const run: Run = { variables, call, errors: [], condition: variable => operation.condition(variables, variable) }
    await operation.step?.(run, rootTarget(merged))

    const invalid: GraphQLError[] = []
    const data = operation.complete(merged, variables, {
      onInvalid: path => {
        // A null beside a subgraph's own error is that error's, which says more.
        if (run.errors.length === 0 && invalid.length < reported) invalid.push(onInvalid(path))
      },
    })
    const errors = [...run.errors.map(toError), ...invalid]
    return { data, ...(errors.length > 0 && { errors }) }
  }
}

const toError = ({ message, path, extensions }: Run['errors'][number]): GraphQLError =>
  new GraphQLError(message, { ...(path && { path }), ...(extensions && { extensions }) })
