import type { ExecutionResult, GraphQLFormattedError, OperationDefinitionNode } from 'graphql'
import { GraphQLError } from 'graphql'
import type { Log } from '../../services/shared/runtime/log'
import { isShown, maskError } from '../graph/maskError'
import type { RequestContext } from '../graph/requestContext'
import type { Supergraph } from '../graph/supergraph'
import { checkVariables } from '../limits/variables'
import type { VariableLimits } from '../limits/settings'
import type { Preparation, PreparedOperation } from './operations'
import type { Refused } from './refusal'
import { refusalOf } from './refusal'
import type { Values } from './variables'

/** What is sent back for one operation, whatever carried it here. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly GraphQLFormattedError[]
  /** Undefined when the request named none, or none that is there. */
  readonly operation: OperationDefinitionNode | undefined
}

/** One request for an operation. */
export interface Asked {
  readonly supergraph: Supergraph
  readonly preparation: Preparation
  readonly variables: Values
  readonly context: RequestContext
}

export interface AnsweringOptions {
  readonly production: boolean
  readonly limits: VariableLimits
  readonly log: Log
}

const ok = { status: 200, headers: {} } as const

/** Checks what a prepared operation demands of a request, executes it, and says of its errors what a client may know. */
export function createAnswering({ production, limits, log }: AnsweringOptions): (asked: Asked) => Promise<Answer> {
  const show = (error: GraphQLFormattedError, requestId: string): GraphQLFormattedError => {
    const { extensions, ...shown } = maskError(error, production)
    return { ...shown, extensions: { ...extensions, requestId } }
  }

  const refuse = (
    { status, headers, errors }: Refused,
    { requestId }: RequestContext,
    operation?: OperationDefinitionNode,
  ): Answer => ({ status, headers, errors: errors.map(error => show(error, requestId)), operation })

  const complete = (
    result: ExecutionResult,
    { requestId }: RequestContext,
    operation: OperationDefinitionNode,
  ): Answer => {
    const { data = null, errors } = result
    if (!errors) return { ...ok, data, operation }
    for (const error of errors) logMasked(error, requestId)
    const shown = errors.map(error => show(error.toJSON(), requestId))
    return { ...ok, data, errors: shown, operation }
  }

  /** A subgraph has logged its own. */
  const logMasked = (error: GraphQLError, requestId: string): void => {
    if (!isShown(error) && error.extensions['service'] === undefined)
      log.error({ err: error.originalError ?? error, requestId, path: error.path }, 'a request failed')
  }

  const execute = async (asked: Asked, prepared: PreparedOperation): Promise<Answer> => {
    const { supergraph, variables, context } = asked
    const { definition, coerce, check, compiled } = prepared
    const tooMuch = checkVariables(variables, limits)
    if (tooMuch) return refuse(refusalOf([tooMuch]), context, definition)
    const coerced = coerce(variables)
    if (coerced instanceof GraphQLError) return refuse(refusalOf([coerced]), context, definition)
    const refusal = check({ principal: context.principal, variables: coerced })
    if (refusal) return refuse(refusalOf([refusal]), context, definition)
    try {
      return complete(await supergraph.execute(compiled, variables, context), context, definition)
    } catch (error) {
      log.error({ err: error, requestId: context.requestId }, 'a request failed')
      return refuse(refusalOf([new GraphQLError('The operation could not be executed.')]), context, definition)
    }
  }

  return async asked => {
    const { preparation, context } = asked
    return preparation.kind === 'refused' ? refuse(preparation, context) : execute(asked, preparation)
  }
}
