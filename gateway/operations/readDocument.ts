import type { DocumentNode, GraphQLSchema, ValidationRule } from 'graphql'
import { GraphQLError, parse, specifiedRules, validate } from 'graphql'
import { checkDocument } from '../limits/document'
import type { DocumentLimits } from '../limits/settings'
import type { Refused } from './refusal'
import { refusalOf } from './refusal'

export interface DocumentRules {
  readonly schema: GraphQLSchema
  readonly maxTokens: number
  readonly limits: DocumentLimits
  /** Whether clients may read the schema. */
  readonly introspection: boolean
}

export interface ValidDocument {
  readonly kind: 'valid'
  /** With its places in the text. */
  readonly placed: DocumentNode
  readonly tokens: number
}

/** How many validation errors are looked for. */
const maxErrors = 20

const http = { status: 400 }

const unreadable = (error: GraphQLError): GraphQLError =>
  new GraphQLError(error.message, {
    ...(error.source && { source: error.source }),
    ...(error.positions && { positions: error.positions }),
    extensions: { http, code: 'GRAPHQL_PARSE_FAILED' },
  })

const invalid = ({ message, nodes }: GraphQLError): GraphQLError =>
  new GraphQLError(message, { ...(nodes && { nodes }), extensions: { http, code: 'GRAPHQL_VALIDATION_FAILED' } })

const noIntrospection: ValidationRule = context => ({
  Field(node) {
    if (node.name.value === '__schema' || node.name.value === '__type')
      context.reportError(new GraphQLError('The schema cannot be read here.', { nodes: node }))
  },
})

/**
 * Reads a document and holds it against the limits and the schema. The limits come first: what they keep out is what
 * makes validation slow.
 */
export function readDocument(
  text: string,
  { schema, maxTokens, limits, introspection }: DocumentRules,
): ValidDocument | Refused {
  let document: DocumentNode
  try {
    document = parse(text, { maxTokens })
  } catch (error) {
    if (error instanceof GraphQLError) return refusalOf([unreadable(error)])
    throw error
  }
  const overLimit = checkDocument(document, limits)
  if (overLimit) return refusalOf([overLimit])
  const rules = introspection ? specifiedRules : [...specifiedRules, noIntrospection]
  const errors = validate(schema, document, rules, { maxErrors })
  if (errors.length > 0) return refusalOf(errors.map(invalid))
  return { kind: 'valid', placed: document, tokens: document.tokenCount ?? 0 }
}
