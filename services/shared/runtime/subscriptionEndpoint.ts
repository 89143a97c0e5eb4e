import { Readable } from 'node:stream'
import type { DocumentNode, GraphQLSchema } from 'graphql'
import { GraphQLError, createSourceEventStream, execute, getOperationAST, parse, validate } from 'graphql'
import type { CreateContext, RequestContext } from './graphqlEndpoint'
import { maskErrors, publicError } from './errors'
import type { GuardOf } from './execution/variant'
import type { Caller, IdentityVerifier } from './identity'
import type { Log } from './log'

/**
 * What a subscription's field gives for each event. Whoever was told an `id` can go on behind it with `after`; one without
 * a value says how far the subscriber has come when nothing was for him.
 */
export interface StreamEvent<Value = unknown> {
  readonly id: string
  readonly value?: Value
}

interface SubscriptionOptions<Context extends RequestContext> {
  readonly name: string
  readonly schema: GraphQLSchema
  readonly guardOf: GuardOf
  readonly verify: IdentityVerifier
  readonly createContext: CreateContext<Context>
  readonly log: Log
  /** Streams at once. */
  readonly most?: number
}

type Answered = { readonly status: number; readonly body: string } | { readonly status: 200; readonly stream: Readable }

export interface SubscriptionEndpoint {
  /** Subscribes for whom the gateway vouches for; what cannot be subscribed to is answered in one piece. */
  subscribe(header: string | undefined, body: Buffer): Promise<Answered>
  /** Ends all streams: whoever reads one goes on elsewhere. */
  close(): void
}

/** So often something is sent, so that a broken connection shows. */
const heartbeat = 10_000

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isStreamEvent = (value: unknown): value is StreamEvent => isRecord(value) && typeof value['id'] === 'string'

interface Given {
  readonly document: DocumentNode
  readonly variables: Record<string, unknown>
  readonly operationName: string | null
  readonly lastEventId: string | undefined
}

interface Refused {
  readonly errors: readonly GraphQLError[]
}

export function createSubscriptionEndpoint<Context extends RequestContext>(
  options: SubscriptionOptions<Context>,
): SubscriptionEndpoint {
  const { name, schema, guardOf, verify, createContext, log, most = 20_000 } = options
  const open = new Set<AbortController>()

  const refusal = (status: number, errors: readonly GraphQLError[], requestId: string): Answered => ({
    status,
    body: JSON.stringify({ errors: maskErrors(errors, { service: name, requestId, log: log.child({ requestId }) }) }),
  })

  const read = (body: Buffer): Given | Refused => {
    const given: unknown = JSON.parse(body.toString())
    if (!isRecord(given) || typeof given['query'] !== 'string')
      return { errors: [publicError('BAD_USER_INPUT', 'The body is no GraphQL request.')] }
    const { query, variables, operationName, extensions } = given
    const document = parse(query, { noLocation: true })
    const errors = validate(schema, document)
    const lastEventId = isRecord(extensions) ? extensions['lastEventId'] : undefined
    if (errors.length > 0) return { errors }
    return {
      document,
      variables: isRecord(variables) ? variables : {},
      operationName: typeof operationName === 'string' ? operationName : null,
      lastEventId: typeof lastEventId === 'string' ? lastEventId : undefined,
    }
  }

  /** Why the viewer may not have the field that is subscribed to: resolvers are asked for events, and that is too late. */
  const refused = ({ document, operationName }: Given, context: RequestContext): GraphQLError | undefined => {
    const operation = getOperationAST(document, operationName)
    if (operation?.operation !== 'subscription')
      return publicError('BAD_USER_INPUT', 'Only a subscription is answered by events.')
    for (const selection of operation.selectionSet.selections) {
      const field =
        selection.kind === 'Field' ? schema.getSubscriptionType()?.getFields()[selection.name.value] : undefined
      const refusalOfField = field && guardOf(field)?.refuse(context)
      if (refusalOfField) return refusalOfField
    }
    return undefined
  }

  const eventsOf = async (
    given: Given,
    { viewer, requestId }: Caller,
    signal: AbortSignal,
  ): Promise<{ readonly events: AsyncIterable<unknown> } | Refused> => {
    const subscription = { lastEventId: given.lastEventId, signal }
    const context = Object.assign(createContext({ viewer, requestId }), { subscription })
    try {
      const refusalOfViewer = refused(given, context)
      if (refusalOfViewer) return { errors: [refusalOfViewer] }
      const source = await createSourceEventStream({
        schema,
        document: given.document,
        contextValue: context,
        variableValues: given.variables,
        operationName: given.operationName,
      })
      return Symbol.asyncIterator in source ? { events: source } : { errors: source.errors ?? [] }
    } finally {
      await context.close()
    }
  }

  /** Each event is resolved by itself, from what holds by then. */
  const resolve = async (given: Given, { viewer, requestId }: Caller, value: unknown): Promise<string> => {
    const context = createContext({ viewer, requestId })
    try {
      const { data, errors } = await execute({
        schema,
        document: given.document,
        rootValue: value,
        contextValue: context,
        variableValues: given.variables,
        operationName: given.operationName,
      })
      const told = errors && maskErrors(errors, { service: name, requestId, log: log.child({ requestId }) })
      return JSON.stringify({ data: data ?? null, ...(told && { errors: told }) })
    } finally {
      await context.close()
    }
  }

  async function* written(source: AsyncIterable<unknown>, given: Given, caller: Caller): AsyncGenerator<string> {
    for await (const event of source) {
      if (!isStreamEvent(event)) throw new TypeError('a subscription gives events with ids')
      yield `id: ${event.id}\n${
        event.value === undefined ? '' : `event: next\ndata: ${await resolve(given, caller, event.value)}\n`
      }\n`
    }
    yield 'event: complete\ndata:\n\n'
  }

  return {
    async subscribe(header, body) {
      const caller = verify(header, body)
      if (!caller) return refusal(401, [publicError('UNAUTHENTICATED', 'Only the gateway may ask this service.')], '')
      const { requestId } = caller
      if (open.size >= most)
        return refusal(503, [publicError('OVERLOADED', 'Too many subscriptions are open here.')], requestId)
      const over = new AbortController()
      open.add(over)
      const forget = (): void => {
        over.abort()
        open.delete(over)
      }
      try {
        const given = read(body)
        const source = 'errors' in given ? given : await eventsOf(given, caller, over.signal)
        if ('errors' in given || 'errors' in source) {
          forget()
          return refusal(200, 'errors' in source ? source.errors : [], requestId)
        }
        const stream = withHeartbeat(written(source.events, given, caller), over.signal, error =>
          log.error({ err: error, requestId }, 'a subscription failed'),
        )
        stream.once('close', forget)
        return { status: 200, stream }
      } catch (error) {
        forget()
        if (error instanceof GraphQLError || error instanceof SyntaxError)
          return refusal(400, [publicError('BAD_USER_INPUT', error.message)], requestId)
        throw error
      }
    },
    close() {
      for (const stream of open) stream.abort()
    },
  }
}

/** Reads on only while the other side does; a comment now and then shows that both are there. */
function withHeartbeat(
  lines: AsyncGenerator<string>,
  signal: AbortSignal,
  onFailure: (error: unknown) => void,
): Readable {
  let reading = false
  const stream = new Readable({
    read() {
      if (reading) return
      reading = true
      lines.next().then(
        ({ value, done }) => {
          reading = false
          if (!stream.destroyed) stream.push(done ? null : value)
        },
        (error: unknown) => {
          if (!signal.aborted) onFailure(error)
          stream.destroy()
        },
      )
    },
    destroy(error, done) {
      clearInterval(beat)
      void lines.return(undefined)
      done(error)
    },
  })
  const beat = setInterval(() => {
    if (stream.readableLength === 0) stream.push(':\n\n')
  }, heartbeat)
  signal.addEventListener('abort', () => stream.destroy(), { once: true })
  return stream
}
