import type { DocumentNode, GraphQLSchema } from 'graphql'
import { GraphQLError, parse, validate } from 'graphql'

/** A document that was read once: good, or why not. */
export type KnownDocument =
  | { readonly ok: true; readonly document: DocumentNode }
  | { readonly ok: false; readonly errors: readonly GraphQLError[] }

/** How many documents are kept: a gateway sends a bounded number of them, an attacker behind it any number. */
const kept = 1000

/** Parses and validates each document once; the least recently used ones are forgotten. */
export function createDocuments(schema: GraphQLSchema): (text: string) => KnownDocument {
  const known = new Map<string, KnownDocument>()
  const read = (text: string): KnownDocument => {
    try {
      const document = parse(text, { noLocation: true })
      const errors = validate(schema, document)
      return errors.length > 0 ? { ok: false, errors } : { ok: true, document }
    } catch (error) {
      if (error instanceof GraphQLError) return { ok: false, errors: [error] }
      throw error
    }
  }
  return text => {
    const found = known.get(text) ?? read(text)
    known.delete(text)
    known.set(text, found)
    const oldest = known.size > kept ? known.keys().next().value : undefined
    if (oldest !== undefined) known.delete(oldest)
    return found
  }
}
