import type { ApolloServerPlugin } from '@apollo/server'
import { HeaderMap } from '@apollo/server'
import type { GraphQLError } from 'graphql'
import { parse } from 'graphql'
import type { Log } from '../../services/shared/runtime/log'
import type { Body } from '../execution/splice/splice'
import { statusFor } from '../http/status'
import type { Answer, Asked } from '../operations/answer'
import type { Preparation } from '../operations/operations'
import type { Record } from '../operations/record'
import { outcomeOf } from '../operations/record'
import { isRecord } from '../record'
import type { CurrentGraph } from './currentGraph'
import { isShown } from './maskError'
import type { RequestContext } from './requestContext'

export interface TransportPluginOptions {
  readonly graph: CurrentGraph
  readonly answer: (asked: Asked) => Promise<Answer>
  readonly record: Record
  readonly log: Log
}

/** Stands where Apollo Server looks for a document that was refused, and costs it nothing. */
const nothing = parse('{ __typename }')

/** Apollo Server prints an answer itself. */
function dataIn(body: Body): Answer['data'] {
  const answer: unknown = JSON.parse(body.toString())
  return isRecord(answer) && isRecord(answer['data']) ? answer['data'] : null
}

/**
 * Leaves to Apollo Server what carries an operation here and its answer back, and nothing in between: the operation is
 * prepared and answered as everywhere else.
 */
export function transportPlugin({
  graph,
  answer,
  record,
  log,
}: TransportPluginOptions): ApolloServerPlugin<RequestContext> {
  const logMasked = (error: GraphQLError, requestId: string): void => {
    if (!isShown(error)) log.error({ err: error.originalError ?? error, requestId }, 'a request failed')
  }
  return {
    requestDidStart: async ({ schema }) => {
      const started = performance.now()
      const supergraph = graph.of(schema)
      let preparation: Preparation | undefined
      return {
        didResolveSource: async requested => {
          preparation = await supergraph.operations.prepare(requested.source, requested.request.operationName)
          // Found there, it is neither parsed nor validated a second time.
          Object.assign(requested, { document: preparation.kind === 'prepared' ? preparation.document : nothing })
        },
        didEncounterErrors: async ({ errors, contextValue: { requestId } }) =>
          errors.forEach(error => logMasked(error, requestId)),
        responseForOperation: async ({ request, contextValue: context }) => {
          if (!preparation) throw new Error('an operation that nobody prepared')
          const variables = request.variables ?? {}
          const answered = await answer({ supergraph, preparation, variables, context })
          const { headers, errors } = answered
          const codes = errors?.map(({ extensions }) => extensions?.['code'])
          const status = statusFor(request.http?.headers.get('accept'), answered.status, codes)
          const data = answered.body ? dataIn(answered.body) : answered.data
          return {
            http: { status, headers: new HeaderMap(Object.entries(headers)) },
            body: {
              kind: 'single',
              singleResult: { ...(errors && { errors }), ...(data !== undefined && { data }) },
            },
          }
        },
        willSendResponse: async ({ response: { body, http }, contextValue: context }) => {
          if (body.kind !== 'single') return
          const { singleResult: result } = body
          const { requestId } = context
          if (result.errors)
            result.errors = result.errors.map(error => ({ ...error, extensions: { ...error.extensions, requestId } }))
          record({
            context,
            operation: preparation?.kind === 'prepared' ? preparation.definition : undefined,
            status: http.status ?? 200,
            outcome: outcomeOf(result),
            codes: result.errors?.map(error => error.extensions?.['code']),
            started,
          })
        },
      }
    },
  }
}
