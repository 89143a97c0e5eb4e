import { GraphQLError } from 'graphql'
import type { Log } from './log'

/** Codes whose message was written for the caller; anything else is masked. */
const PUBLIC_CODES: ReadonlySet<string> = new Set([
  'BAD_USER_INPUT',
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'NOT_FOUND',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
])

/** An error that the caller may read as it stands. */
export function publicError(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } })
}

/** The caller's input is wrong in a way that the schema cannot say. */
export const badInput = (message: string): GraphQLError => publicError('BAD_USER_INPUT', message)

interface MaskContext {
  readonly service: string
  readonly requestId: string
  readonly log: Log
}

const isPublic = (error: GraphQLError): boolean => {
  const { originalError } = error
  if (originalError && !(originalError instanceof GraphQLError)) return false
  const code = error.extensions['code']
  // graphql-js itself reports wrong variables and literals, without a code.
  return code === undefined || PUBLIC_CODES.has(String(code))
}

/** Errors as the caller may see them: ours by their words, all others masked, each logged once with the request's id. */
export function maskErrors(errors: readonly GraphQLError[], { service, requestId, log }: MaskContext): object[] {
  return errors.map(error => {
    const shown = isPublic(error)
    if (!shown) log.error({ err: error.originalError ?? error, path: error.path }, 'a resolver failed')
    return {
      message: shown
        ? error.message
        : 'Something went wrong on our side. Try again, and name the request id if it persists.',
      ...(error.path && { path: error.path }),
      extensions: {
        code: shown ? (error.extensions['code'] ?? 'BAD_USER_INPUT') : 'INTERNAL_SERVER_ERROR',
        service,
        requestId,
      },
    }
  })
}
