import type { ExecutionResult, GraphQLError } from 'graphql'
import type { Ask } from './ask'
import { callThrough, remembering } from './ask'
import type { Data } from './data'
import { execute } from './execute'
import { merging } from './merge/merging'
import type { CompiledOperation } from './operation'
import type { Body } from './splice/splice'

/** What one request brings to a compiled operation. */
interface Requested {
  readonly variables: Readonly<Data>
  readonly ask: Ask
  /** The error for a value that the schema forbids. */
  readonly onInvalid: (path: readonly (string | number)[]) => GraphQLError
}

export type Answered =
  /** All of the answer's JSON, without errors. */
  { readonly kind: 'bytes'; readonly body: Body } | { readonly kind: 'result'; readonly result: ExecutionResult }

/**
 * Answers from the bytes of the subgraphs where all is as expected, and otherwise from what they mean; what was asked on
 * the first way is not asked again on the second.
 */
export async function answer(operation: CompiledOperation, request: Requested): Promise<Answered> {
  const { variables, onInvalid } = request
  const { rounds, merge } = operation
  const merged = rounds ? merging(request.ask, rounds, merge) : request.ask
  const splice = operation.splice(variables)
  if (!splice) return plainly(operation, { variables, ask: merged, onInvalid })
  const ask = remembering(merged)
  const body = await splice({ variables, ask })
  return body ? { kind: 'bytes', body } : plainly(operation, { variables, ask, onInvalid })
}

async function plainly(operation: CompiledOperation, { variables, ask, onInvalid }: Requested): Promise<Answered> {
  return { kind: 'result', result: await execute(operation, { variables, call: callThrough(ask), onInvalid }) }
}
