import type { GraphQLFormattedError } from 'graphql'
import { GraphQLError } from 'graphql'
import { isRecord } from '../record'

/** What is answered instead of data: nothing of the operation was executed. */
export interface Refused {
  readonly kind: 'refused'
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** As they came up; what a client may see of them is decided when they are sent. */
  readonly errors: readonly GraphQLFormattedError[]
}

/** What an error says about HTTP, taken out of what it says to the client. */
interface Head {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}

const isHeaders = (value: unknown): value is Record<string, string> =>
  isRecord(value) && Object.values(value).every(one => typeof one === 'string')

function headOf(error: GraphQLError): Head {
  const { http } = error.extensions
  if (!isRecord(http)) return {}
  const { status, headers } = http
  return { ...(typeof status === 'number' && { status }), ...(isHeaders(headers) && { headers }) }
}

/** An error as data: without the syntax tree that it came from, which would be kept along with it. */
function plain(error: GraphQLError): GraphQLFormattedError {
  const extensions = Object.fromEntries(Object.entries(error.extensions).filter(([key]) => key !== 'http'))
  return { ...error.toJSON(), extensions: { ...extensions, code: extensions['code'] ?? 'INTERNAL_SERVER_ERROR' } }
}

/** The refusal that errors make together; 500 when none of them knows better. */
export function refusalOf(errors: readonly GraphQLError[]): Refused {
  const heads = errors.map(headOf)
  return {
    kind: 'refused',
    status: heads.reduce<number | undefined>((status, head) => head.status ?? status, undefined) ?? 500,
    headers: Object.assign({}, ...heads.map(({ headers }) => headers)),
    errors: errors.map(plain),
  }
}

export const withCode = (code: string, message: string, status = 400): GraphQLError =>
  new GraphQLError(message, { extensions: { code, http: { status } } })
