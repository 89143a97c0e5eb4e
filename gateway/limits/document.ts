import type { DocumentNode } from 'graphql'
import { GraphQLError, Kind } from 'graphql'
import { measure } from './measure'
import type { LimitCode } from './overLimit'
import { overLimit } from './overLimit'
import { repeats } from './repeats'
import type { DocumentLimits } from './settings'

/**
 * How many pairs of fields validation may have to compare: 250,000 took it 0.5 s, which is about where graphql-js gives
 * up by itself.
 */
const maxPairs = 10_000

const check = (code: LimitCode, message: string, found: number, limit: number): GraphQLError | undefined =>
  found > limit ? overLimit(code, message, found, limit) : undefined

/** Each limit in turn: the later ones look at what only the earlier ones make small enough. */
function* checks(document: DocumentNode, limits: DocumentLimits): Generator<GraphQLError | undefined> {
  const { definitions } = document
  yield check(
    'DOCUMENT_TOO_MANY_DEFINITIONS',
    'The document defines too many operations and fragments',
    definitions.length,
    limits.definitions,
  )
  for (const node of definitions)
    if (node.kind === Kind.OPERATION_DEFINITION)
      yield check(
        'DOCUMENT_TOO_MANY_VARIABLES',
        'The operation declares too many variables',
        node.variableDefinitions?.length ?? 0,
        limits.variables,
      )

  const { sizes, fragments, cycle, directives, directivesInOnePlace, listElements } = measure(document)
  if (cycle !== undefined)
    yield new GraphQLError(`The fragment "${cycle}" spreads itself.`, {
      extensions: { code: 'DOCUMENT_FRAGMENT_CYCLE', http: { status: 400 } },
    })
  yield check('DOCUMENT_TOO_MANY_DIRECTIVES', 'The document uses too many directives', directives, limits.directives)
  yield check(
    'DOCUMENT_TOO_MANY_DIRECTIVES',
    'Too many directives stand in one place',
    directivesInOnePlace,
    limits.directivesInOnePlace,
  )
  yield check('DOCUMENT_LIST_TOO_LONG', 'A list in the document is too long', listElements, limits.listElements)

  const selections = [...sizes.values()].reduce((sum, size) => sum + size.selections, 0)
  yield check(
    'DOCUMENT_TOO_MANY_SELECTIONS',
    'The document selects too much, its fragments spread',
    selections,
    limits.selections,
  )
  for (const [node, size] of sizes) {
    yield check('DOCUMENT_TOO_DEEP', 'The operation is too deep', size.depth, limits.depth)
    yield check('DOCUMENT_TOO_MANY_ALIASES', 'The operation uses too many aliases', size.aliases, limits.aliases)
    if (node.kind === Kind.OPERATION_DEFINITION)
      yield check(
        'DOCUMENT_TOO_MANY_ROOT_FIELDS',
        'The operation selects too many fields at its root',
        size.fields,
        limits.rootFields,
      )
  }

  for (const node of sizes.keys()) {
    const { most, pairs } = repeats(node.selectionSet, fragments, maxPairs)
    yield check(
      'DOCUMENT_TOO_MANY_REPEATED_FIELDS',
      'A field is selected too often in one place',
      most,
      limits.repeatedFields,
    )
    yield check(
      'DOCUMENT_TOO_MANY_REPEATED_FIELDS',
      'Fields are selected too often in the same places, in pairs',
      pairs,
      maxPairs,
    )
  }
}

/**
 * The first limit that a parsed document breaks. Takes time in proportion to its text, and comes before validation:
 * what it keeps out is what makes validation slow, and rules that validate would run side by side with that.
 */
export function checkDocument(document: DocumentNode, limits: DocumentLimits): GraphQLError | undefined {
  for (const refusal of checks(document, limits)) if (refusal) return refusal
  return undefined
}
