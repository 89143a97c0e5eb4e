import type { GraphQLFormattedError } from 'graphql'
import { isRecord } from '../record'
import { SubgraphFailure } from './failure'
import type { Shape } from './shape'
import { fits } from './shape'

/** Codes with which a subgraph says that its message was written for the caller. */
const publicCodes: ReadonlySet<string> = new Set(['BAD_USER_INPUT', 'FORBIDDEN', 'NOT_FOUND'])

/** What is shown in place of a message that was not. */
export const MASKED = 'Something went wrong on our side. Try again, and name the request id if it persists.'

export interface Answer {
  readonly data: Record<string, unknown> | null
  readonly errors: readonly GraphQLFormattedError[]
  /** Whether an error was masked: the subgraph has logged it under the request's id. */
  readonly masked: boolean
}

const isPath = (path: unknown): path is readonly (string | number)[] =>
  Array.isArray(path) && path.every(part => typeof part === 'string' || typeof part === 'number')

/** Only what is known to be good is taken over: a subgraph's other extensions could set our HTTP status. */
function readError(error: unknown, service: string, requestId: string): GraphQLFormattedError {
  if (!isRecord(error) || typeof error['message'] !== 'string')
    throw new SubgraphFailure('SUBGRAPH_INVALID_RESPONSE', 'reported an error that is none')
  const { message, path, extensions } = error
  const code = isRecord(extensions) ? extensions['code'] : undefined
  const shown = typeof code === 'string' && publicCodes.has(code)
  return {
    message: shown ? message : MASKED,
    ...(isPath(path) && { path }),
    extensions: { code: shown ? code : 'INTERNAL_SERVER_ERROR', service, requestId },
  }
}

interface Asked {
  readonly service: string
  readonly requestId: string
  readonly shape: Shape
  /** How many entities were asked for; undefined when none were. */
  readonly entities: number | undefined
}

/** @throws SubgraphFailure when the text is no answer to what was asked. */
export function readAnswer(text: string, { service, requestId, shape, entities }: Asked): Answer {
  const invalid = (reason: string) => new SubgraphFailure('SUBGRAPH_INVALID_RESPONSE', reason)
  let answer: unknown
  try {
    answer = JSON.parse(text)
  } catch {
    throw invalid('answered with something that is not JSON')
  }
  if (!isRecord(answer)) throw invalid('answered with something that is no GraphQL result')
  const { data = null, errors = [] } = answer
  if (!Array.isArray(errors) || (data === null && errors.length === 0))
    throw invalid('answered without data and without errors')
  if (data !== null && !isRecord(data)) throw invalid('answered with data that are no object')
  if (!fits(data, shape)) throw invalid('answered with data of another shape than asked for')
  const given = data?.['_entities']
  if (data && entities !== undefined && !(Array.isArray(given) && given.length === entities))
    throw invalid(`answered with another number of entities than the ${entities} asked for`)
  const read = errors.map(error => readError(error, service, requestId))
  return { data, errors: read, masked: read.some(({ extensions }) => extensions?.['code'] === 'INTERNAL_SERVER_ERROR') }
}
