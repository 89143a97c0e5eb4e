import type { IncomingMessage } from 'node:http'
import type { ExecutionArgs, ExecutionResult, GraphQLFormattedError } from 'graphql'
import { GraphQLError } from 'graphql'
import type { SubscribePayload } from 'graphql-ws'
import type { ResolveDocument } from '../../documents/resolve'
import type { CurrentGraph } from '../../graph/currentGraph'
import type { RequestContext } from '../../graph/requestContext'
import type { Principal } from '../../identity/principal'
import type { Answer, Asked } from '../../operations/answer'
import type { Record as RecordAnswer } from '../../operations/record'
import { outcomeOf } from '../../operations/record'
import type { ShownErrors } from '../../operations/shownErrors'
import { isRecord } from '../../record'
import type { ClientOf } from '../../usage/clients'
import type { Delivery, Enter } from './subscriber'

/** Results of an operation that was let in. */
export class Running {
  constructor(readonly results: () => AsyncGenerator<ExecutionResult, void>) {}
}

export interface OperationsOptions {
  readonly graph: CurrentGraph
  readonly enter: Enter
  readonly answer: (asked: Asked) => Promise<Answer>
  readonly record: RecordAnswer
  readonly errors: ShownErrors
  readonly resolveDocument: ResolveDocument
  readonly clientOf: ClientOf
}

interface From {
  readonly principal: Principal
  readonly request: IncomingMessage
  readonly requestId: string
}

/** Lets an operation in that came by a WebSocket; errors say why not. */
export type Operate = (payload: SubscribePayload, from: From) => Promise<ExecutionArgs | GraphQLError[]>

const asError = ({ message, path, extensions }: GraphQLFormattedError): GraphQLError =>
  new GraphQLError(message, { ...(path && { path }), ...(extensions && { extensions }) })

const asResult = ({ data, errors }: NonNullable<Delivery['payload']>): ExecutionResult => ({
  ...(data !== undefined && { data }),
  ...(errors && { errors: errors.map(asError) }),
})

export function createOperate(options: OperationsOptions): Operate {
  const { graph, enter, answer, record, errors, resolveDocument, clientOf } = options

  return async ({ query, operationName: named, variables: given, extensions }, { principal, request, requestId }) => {
    const context: RequestContext = {
      principal,
      client: clientOf(request.headers),
      headers: request.headers,
      requestId,
      fetches: {},
    }
    const resolved = resolveDocument({ query, extensions })
    if (!resolved.ok) {
      const { message, code } = resolved.refusal
      return [new GraphQLError(message, { extensions: { code, requestId } })]
    }
    const operationName = named ?? undefined
    const variables = isRecord(given) ? given : {}
    const supergraph = graph.current()
    const { operations } = supergraph
    const operation = operations.validate(resolved.text, operationName)
    if ('kind' in operation) return operation.errors.map(error => asError(errors.show(error, requestId)))
    resolved.register?.()
    const { schema, document, definition } = operation
    const args = { schema, document, ...(operationName !== undefined && { operationName }) }

    if (definition.operation !== 'subscription') {
      async function* once(): AsyncGenerator<ExecutionResult, void> {
        const started = performance.now()
        const preparation = await operations.prepare(resolved.ok ? resolved.text : '', operationName)
        const { status, body, data, errors: told } = await answer({ supergraph, preparation, variables, context })
        const outcome = body ? 'ok' : outcomeOf({ data, errors: told })
        const codes = told?.map(({ extensions: of }) => of?.['code'])
        record({ context, operation: definition, status, outcome, codes, started })
        yield body
          ? JSON.parse(body.toString())
          : asResult({ ...(data !== undefined && { data }), ...(told && { errors: told }) })
      }
      return { ...args, contextValue: new Running(once) }
    }

    const lastEventId = isRecord(extensions) ? extensions['lastEventId'] : undefined
    const entered = await enter({
      operation,
      variables,
      lastEventId: typeof lastEventId === 'string' ? lastEventId : undefined,
      context,
      transport: 'websocket',
    })
    if (entered.kind === 'refused') return entered.errors.map(asError)
    return { ...args, contextValue: new Running(() => resultsOf(entered.deliveries)) }
  }
}

/** The results alone; whoever ends them ends what they come from, even before it has begun. */
function resultsOf(deliveries: AsyncGenerator<Delivery, void>): AsyncGenerator<ExecutionResult, void> {
  return {
    async next() {
      for (;;) {
        const { value, done } = await deliveries.next()
        if (done) return { value: undefined, done: true }
        if (value.payload) return { value: asResult(value.payload), done: false }
      }
    },
    async return() {
      await deliveries.return(undefined)
      return { value: undefined, done: true }
    },
    async throw(error) {
      await deliveries.return(undefined)
      throw error
    },
    [Symbol.asyncIterator]() {
      return this
    },
    async [Symbol.asyncDispose]() {
      await deliveries.return(undefined)
    },
  }
}
