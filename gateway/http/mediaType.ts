import Negotiator from 'negotiator'

/** What an answer in one piece may be called; the first when the client takes both alike. */
const mediaTypes = ['application/json; charset=utf-8', 'application/graphql-response+json; charset=utf-8']

/** Clients send few different ones: this many are remembered. */
const remembered = 200

/** Whether somebody takes a stream, or none of ours: others than the plain route know how to answer that. */
const special = /event-stream|text\/html/i

/** Who takes several pieces gets a single one where nothing is deferred. */
const inPieces = /multipart\/mixed/i

/** The content type of an answer in one piece, by the `Accept` header; undefined when it is not for the plain route. */
export function createMediaType(): (accept: string | undefined) => string | undefined {
  const known = new Map<string, string | undefined>()
  return accept => {
    if (!accept || accept === '*/*' || accept === 'application/json') return mediaTypes[0]
    if (known.has(accept)) return known.get(accept)
    const inOne = special.test(accept) ? undefined : new Negotiator({ headers: { accept } }).mediaType(mediaTypes)
    const chosen = inOne ?? (inPieces.test(accept) ? mediaTypes[0] : undefined)
    if (known.size < remembered) known.set(accept, chosen)
    return chosen
  }
}
