import type { GraphQLError, GraphQLFormattedError } from 'graphql'
import type { DeferredAnswer } from './executeDeferred'

export const contentType = 'multipart/mixed; boundary="-"; deferSpec=20220824'

const partHead = 'content-type: application/json; charset=utf-8\r\n\r\n'

interface WithErrors {
  readonly errors?: readonly GraphQLError[]
}

/**
 * An answer in parts, as RFC 2046 parts of JSON: the first, then what was deferred as it comes. Each part ends with the
 * boundary of the next one, so that a client need not wait for that one to know that this one is whole.
 */
export async function* multipart(
  { first, later }: DeferredAnswer,
  shown: (errors: readonly GraphQLError[]) => GraphQLFormattedError[],
): AsyncGenerator<string, void, void> {
  const withShown = <Result extends WithErrors>({ errors, ...rest }: Result) => ({
    ...(errors && { errors: shown(errors) }),
    ...rest,
  })
  const end = (hasNext: boolean): string => `\r\n---${hasNext ? '' : '--'}\r\n`

  yield `\r\n---\r\n${partHead}${JSON.stringify(withShown(first))}${end(first.hasNext)}`
  for await (const { incremental, hasNext } of later) {
    const result = { ...(incremental && { incremental: incremental.map(withShown) }), hasNext }
    yield `${partHead}${JSON.stringify(result)}${end(hasNext)}`
  }
}
