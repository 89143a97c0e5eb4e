import { CombinedGraphQLErrors, ServerError } from '@apollo/client'
import type { UserProblemFragment } from './generated/graphql'
import type { Messages } from '../language/messages'

export interface Failure {
  readonly kind: 'offline' | 'unavailable' | 'forbidden' | 'unexpected'
  /** To be told to support: it stands in the logs of every part. */
  readonly requestId?: string
}

type GraphQLFailure = CombinedGraphQLErrors['errors'][number]

const kinds: Record<string, Failure['kind']> = {
  SUBGRAPH_UNAVAILABLE: 'unavailable',
  SUBGRAPH_TIMEOUT: 'unavailable',
  SUBGRAPH_INVALID_RESPONSE: 'unavailable',
  FORBIDDEN: 'forbidden',
}

/** What a technical error means to a person. */
export function failureOf(error: unknown): Failure {
  if (CombinedGraphQLErrors.is(error)) return error.errors[0] ? failureOfOne(error.errors[0]) : { kind: 'unexpected' }
  if (ServerError.is(error)) return { kind: error.statusCode >= 500 ? 'unavailable' : 'unexpected' }
  return { kind: error instanceof TypeError ? 'offline' : 'unexpected' }
}

function failureOfOne({ extensions }: GraphQLFailure): Failure {
  const { code, requestId } = extensions ?? {}
  const kind = (typeof code === 'string' ? kinds[code] : undefined) ?? 'unexpected'
  return typeof requestId === 'string' ? { kind, requestId } : { kind }
}

/** What kept a part of an answer away; nothing when the part is null because there is none. */
export function failureAt(error: unknown, path: readonly string[]): Failure | undefined {
  if (!error) return undefined
  if (!CombinedGraphQLErrors.is(error)) return failureOf(error)
  const found = error.errors.find(one => touches(one.path, path))
  return found && failureOfOne(found)
}

/** An error belongs to a part when one path leads to the other; one without a path belongs to all. */
function touches(errorPath: readonly (string | number)[] | undefined, part: readonly string[]): boolean {
  const names = errorPath?.filter(step => typeof step === 'string') ?? []
  return names.every((name, index) => index >= part.length || part[index] === name)
}

export const messageOf = (failure: Failure, t: Messages): string => t.failure[failure.kind]

/** Why the graph refused, in the language that is spoken where we know the words, otherwise in the graph's own. */
export const refusalOf = ({ code, message }: UserProblemFragment, t: Messages): string =>
  t.failure.refusal[code] ?? message
