import type { ExecutionResult } from 'graphql'
import { GraphQLError } from 'graphql'
import type { Data } from './data'
import type { CompiledOperation } from './operation'
import type { Run } from './plan'
import { rootTarget } from './targets'

/** What one request brings to a compiled operation. */
interface Requested {
  readonly variables: Readonly<Data>
  readonly call: Run['call']
  /** The error for a value that the schema forbids. */
  readonly onInvalid: (path: readonly (string | number)[]) => GraphQLError
}

/** How many values that do not fit are reported at most. */
const reported = 20

/** Runs a compiled operation. Nothing is looked up in a schema while a request runs. */
export async function execute(
  operation: CompiledOperation,
  { variables, call, onInvalid }: Requested,
): Promise<ExecutionResult> {
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

const toError = ({ message, path, extensions }: Run['errors'][number]): GraphQLError =>
  new GraphQLError(message, { ...(path && { path }), ...(extensions && { extensions }) })
