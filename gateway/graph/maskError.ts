import { ApolloServerValidationErrorCode } from '@apollo/server/errors'
import type { GraphQLFormattedError } from 'graphql'
import { LIMIT_CODES } from '../limits/overLimit'
import { MASKED } from '../subgraphs/answer'
import { FAILURE_CODES } from '../subgraphs/failure'

/** Codes whose messages we, graphql-js or Apollo Server wrote for the caller. */
const shownCodes: ReadonlySet<string> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'NOT_FOUND',
  ...FAILURE_CODES,
  ...LIMIT_CODES,
])

/** What goes out besides the code. */
const shownExtensions = [
  'service',
  'requestId',
  'coordinate',
  'requiredScopes',
  'requiredPolicies',
  'found',
  'limit',
] as const

/** A message may quote what the client sent, which can be long. */
const longest = 500

interface Coded {
  readonly extensions?: Readonly<Record<string, unknown>>
}

const codeOf = ({ extensions }: Coded): string => String(extensions?.['code'] ?? '')

export const isShown = (error: Coded): boolean => shownCodes.has(codeOf(error))

function messageOf(error: GraphQLFormattedError, production: boolean): string {
  if (!isShown(error)) return MASKED
  if (error.extensions?.['validationErrorCode'] === ApolloServerValidationErrorCode.INTROSPECTION_DISABLED)
    return 'The schema cannot be read here.'
  // Suggestions tell the names of fields and values to whoever guesses at them.
  const text = production ? error.message.replace(/ ?Did you mean.*$/s, '') : error.message
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

/** The error as a client may see it: only what was written for it, and never more of an internal one than its place. */
export function maskError(error: GraphQLFormattedError, production: boolean): GraphQLFormattedError {
  const { extensions, locations, path } = error
  const extra = shownExtensions.flatMap(key => (extensions && key in extensions ? [[key, extensions[key]]] : []))
  return {
    message: messageOf(error, production),
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { code: isShown(error) ? codeOf(error) : 'INTERNAL_SERVER_ERROR', ...Object.fromEntries(extra) },
  }
}
