import type { ExecutionResult, GraphQLFormattedError, OperationDefinitionNode } from 'graphql'
import { GraphQLError } from 'graphql'
import type { Log } from '../../services/shared/runtime/log'
import type { Body } from '../execution/splice/splice'
import type { RequestContext } from '../graph/requestContext'
import type { Supergraph } from '../graph/supergraph'
import type { Admission } from './admission'
import { inOperationSpan } from '../telemetry/spans'
import { admit } from './admission'
import type { Preparation, PreparedOperation } from './operations'
import type { Refused } from './refusal'
import { refusalOf } from './refusal'
import { createShownErrors } from './shownErrors'
import type { Values } from './variables'

/** What is sent back for one operation, whatever carried it here. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** All of the answer as JSON, where it was put together from bytes: then there is nothing else. */
  readonly body?: Body
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
  readonly admission: Admission
  readonly log: Log
}

const ok = { status: 200, headers: {} } as const

/** Checks what a prepared operation demands of a request, executes it, and says of its errors what a client may know. */
export function createAnswering({ admission, ...options }: AnsweringOptions): (asked: Asked) => Promise<Answer> {
  const { log } = options
  const { show, showResult } = createShownErrors(options)

  const refuse = (
    { status, headers, errors }: Refused,
    { requestId }: RequestContext,
    operation?: OperationDefinitionNode,
  ): Answer => ({ status, headers, errors: errors.map(error => show(error, requestId)), operation })

  const complete = (
    { data = null, errors }: ExecutionResult,
    { requestId }: RequestContext,
    operation: OperationDefinitionNode,
  ): Answer => ({ ...ok, data, ...(errors && { errors: showResult(errors, requestId) }), operation })

  const execute = async (asked: Asked, prepared: PreparedOperation): Promise<Answer> => {
    const { supergraph, context } = asked
    const { definition, compiled } = prepared
    const admitted = admit(prepared, asked.variables, context, admission)
    if (admitted.kind === 'refused') return refuse(admitted, context, definition)
    try {
      const answered = await supergraph.execute(compiled, admitted.variables, context)
      if (answered.kind === 'bytes') return { ...ok, body: answered.body, operation: definition }
      return complete(answered.result, context, definition)
    } catch (error) {
      log.error({ err: error, requestId: context.requestId }, 'a request failed')
      return refuse(refusalOf([new GraphQLError('The operation could not be executed.')]), context, definition)
    }
  }

  return async asked => {
    const { preparation, context } = asked
    if (preparation.kind === 'refused') return refuse(preparation, context)
    return inOperationSpan(preparation.definition, () => execute(asked, preparation))
  }
}
