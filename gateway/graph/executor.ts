import { GraphQLError } from 'graphql'
import type { Answered } from '../execution/answer'
import { answer } from '../execution/answer'
import type { Ask } from '../execution/ask'
import { callThrough } from '../execution/ask'
import type { CompiledOperation } from '../execution/operation'
import type { Run } from '../execution/plan'
import type { Values } from '../operations/variables'
import { messageOf } from '../subgraphs/failure'
import type { Shape } from '../subgraphs/shape'
import type { Subgraph } from '../subgraphs/subgraph'
import type { RequestContext } from './requestContext'

/** Runs an operation over the subgraphs. */
export type Executor = (operation: CompiledOperation, variables: Values, context: RequestContext) => Promise<Answered>

interface AskOptions {
  /** What the answer to a document must look like. */
  readonly shapeOf: (document: string) => Shape
  readonly subgraphs: ReadonlyMap<string, Subgraph>
}

/** A subgraph gave a value that the schema forbids, and no error: GraphQL wants one for each null that is made of one. */
export const invalidValue = (path: readonly (string | number)[]): GraphQLError => {
  const code = 'SUBGRAPH_INVALID_RESPONSE'
  return new GraphQLError(messageOf(code), { path, extensions: { code } })
}

/** Asks subgraphs in the name of a request's caller. */
export type AskIn = (context: RequestContext) => Ask

export function createAskIn({ shapeOf, subgraphs }: AskOptions): AskIn {
  return context => asked => {
    const subgraph = subgraphs.get(asked.subgraph)
    if (!subgraph) throw new Error(`the supergraph does not name ${asked.subgraph}`)
    return subgraph.ask({ ...asked, shape: shapeOf }, context)
  }
}

/** The same for answers that are read and merged. */
export type CallIn = (context: RequestContext) => Run['call']

export const createCallIn =
  (askIn: AskIn): CallIn =>
  context =>
    callThrough(askIn(context))

export const createExecutor =
  (askIn: AskIn): Executor =>
  (operation, variables, context) =>
    answer(operation, { variables, ask: askIn(context), onInvalid: invalidValue })
