import { isRecord } from '../record'

/** An operation as most clients send it, read from the body of a POST. */
export interface Posted {
  readonly query: string
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>>
}

const none = {}

/** Undefined when there is anything about the body that is not the plainest case. */
export function readPosted(body: unknown): Posted | undefined {
  if (!isRecord(body)) return undefined
  const { query, operationName = undefined, variables = none, extensions } = body
  if (typeof query !== 'string' || query === '') return undefined
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') return undefined
  if (variables !== null && !isRecord(variables)) return undefined
  if (extensions !== undefined && extensions !== null && !(isRecord(extensions) && !extensions['persistedQuery']))
    return undefined
  return { query, operationName: operationName ?? undefined, variables: variables ?? none }
}
