import type { GraphQLError, ResponsePath } from 'graphql'

/** Errors of one execution; what happens below a position that is null already is nobody's business. */
export class CollectedErrors {
  readonly errors: GraphQLError[] = []
  private readonly nulled = new Set<ResponsePath | undefined>()

  /** @param path the position that becomes null for it; undefined for the whole answer. */
  add(error: GraphQLError, path: ResponsePath | undefined): void {
    for (let above = path; above; above = above.prev) if (this.nulled.has(above)) return
    if (this.nulled.has(undefined)) return
    this.nulled.add(path)
    this.errors.push(error)
  }
}

/** The keys from the root to a position. */
export function keysOf(path: ResponsePath): (string | number)[] {
  const keys: (string | number)[] = []
  for (let at: ResponsePath | undefined = path; at; at = at.prev) keys.push(at.key)
  return keys.reverse()
}

/** The position of the field that a position lies in, be it an item of its lists. */
export function fieldPathOf(path: ResponsePath): ResponsePath {
  let at = path
  while (typeof at.key === 'number' && at.prev) at = at.prev
  return at
}
