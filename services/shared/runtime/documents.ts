import type { DocumentNode, GraphQLSchema } from 'graphql'
import { GraphQLError, parse, validate } from 'graphql'
import type { Operation } from './execution/operation'
import { compileOperation, plainOperation } from './execution/operation'
import type { GuardOf } from './execution/variant'

/** A document that was read once: good, with its operations, or why not. */
export type KnownDocument =
  | { readonly ok: true; operation(name: string | null | undefined): Operation }
  | { readonly ok: false; readonly errors: readonly GraphQLError[] }

/** How many documents are kept: a gateway sends a bounded number of them, an attacker behind it any number. */
const kept = 1000

/** How many operations of one document are kept: a gateway sends one. */
const operationsKept = 8

/** Parses and validates each document once; the least recently used ones are forgotten. */
export function createDocuments(schema: GraphQLSchema, guardOf: GuardOf): (text: string) => KnownDocument {
  const known = new Map<string, KnownDocument>()
  const read = (text: string): KnownDocument => {
    try {
      const document = parse(text, { noLocation: true })
      const errors = validate(schema, document)
      return errors.length > 0
        ? { ok: false, errors }
        : { ok: true, operation: operationsOf(schema, document, guardOf) }
    } catch (error) {
      if (error instanceof GraphQLError) return { ok: false, errors: [error] }
      throw error
    }
  }
  let last: { readonly text: string; readonly found: KnownDocument } | undefined
  return text => {
    if (last?.text === text) return last.found
    const found = known.get(text) ?? read(text)
    known.delete(text)
    known.set(text, found)
    const oldest = known.size > kept ? known.keys().next().value : undefined
    if (oldest !== undefined) known.delete(oldest)
    last = { text, found }
    return found
  }
}

/**
 * A document's operations by name, compiled when one is asked for a second time: most that come once never come again, and
 * code costs more to make than to go without.
 */
function operationsOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  guardOf: GuardOf,
): (name: string | null | undefined) => Operation {
  const plain = new Set<string | null>()
  const compiled = new Map<string | null, Operation>()
  return given => {
    const name = given ?? null
    const found = compiled.get(name)
    if (found) return found
    if (!plain.has(name)) {
      if (plain.size < operationsKept) plain.add(name)
      return plainOperation(schema, document, name)
    }
    const operation = compileOperation(schema, document, name, guardOf)
    compiled.set(name, operation)
    return operation
  }
}
