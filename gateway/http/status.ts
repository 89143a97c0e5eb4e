/** What may be wrong with an operation in a request that can be read. */
const faults: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
])

const newer = 'application/graphql-response+json'

/** Whether a client takes plain JSON, by name, and not the newer media type. */
const isOlder = (accept: string | undefined): boolean =>
  accept !== undefined && accept.includes('application/json') && !accept.includes(newer)

/**
 * The status of an answer. GraphQL over HTTP: with the media type of old, 200 says no more than that the request could
 * be read, since other statuses may come from anybody on the way; with the newer one, and for whoever names none, the
 * status says what became of the operation.
 */
export const statusFor = (accept: string | undefined, status: number, codes: readonly unknown[] | undefined): number =>
  status === 400 && codes?.length && isOlder(accept) && codes.every(code => faults.has(code)) ? 200 : status
