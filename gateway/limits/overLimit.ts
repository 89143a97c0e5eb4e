import { GraphQLError } from 'graphql'

/** Why a request is refused for its size, before anything of it is done. */
export const LIMIT_CODES = [
  'DOCUMENT_FRAGMENT_CYCLE',
  'DOCUMENT_LIST_TOO_LONG',
  'DOCUMENT_TOO_DEEP',
  'DOCUMENT_TOO_MANY_ALIASES',
  'DOCUMENT_TOO_MANY_DEFINITIONS',
  'DOCUMENT_TOO_MANY_DIRECTIVES',
  'DOCUMENT_TOO_MANY_REPEATED_FIELDS',
  'DOCUMENT_TOO_MANY_ROOT_FIELDS',
  'DOCUMENT_TOO_MANY_SELECTIONS',
  'DOCUMENT_TOO_MANY_VARIABLES',
  'VARIABLE_LIST_TOO_LONG',
  'TOO_MANY_VARIABLE_VALUES',
  'COST_LIMIT_EXCEEDED',
  'SLICING_ARGUMENT_REQUIRED',
] as const

export type LimitCode = (typeof LIMIT_CODES)[number]

/** Counts grow by powers when fragments are nested: beyond this nobody wants to know how many exactly. */
const most = 1_000_000_000

/** A request asks for more than it may: what of, how much of it, and how much is allowed. */
export function overLimit(code: LimitCode, message: string, found: number, limit: number): GraphQLError {
  const shown = Math.min(found, most)
  return new GraphQLError(`${message}: ${shown}, and at most ${limit} are allowed.`, {
    extensions: { code, found: shown, limit, http: { status: 400 } },
  })
}
