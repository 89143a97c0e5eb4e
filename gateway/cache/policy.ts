import type { ConstDirectiveNode, DocumentNode, GraphQLNamedType, GraphQLSchema, SelectionSetNode } from 'graphql'
import { Kind, getNamedType, isCompositeType, isInterfaceType, isObjectType, parse, valueFromASTUntyped } from 'graphql'

/** How long what a fetch brings of an entity is good, and for whom. */
export interface CachePolicy {
  readonly maxAge: number
  readonly isPrivate: boolean
}

/** By the type of the entity; one that is not listed is never kept. */
export type FetchPolicies = ReadonlyMap<string, CachePolicy>

interface Hint {
  readonly maxAge?: number
  readonly isPrivate?: boolean
  readonly inherits: boolean
}

function readHint(directives: readonly ConstDirectiveNode[] | undefined): Hint | undefined {
  const directive = directives?.find(({ name }) => name.value === 'cacheControl')
  if (!directive) return undefined
  const given = new Map(directive.arguments?.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]))
  const maxAge = given.get('maxAge')
  const scope = given.get('scope')
  return {
    ...(typeof maxAge === 'number' && { maxAge }),
    ...(scope !== undefined && { isPrivate: scope === 'PRIVATE' }),
    inherits: given.get('inheritMaxAge') === true,
  }
}

const hintOf = (type: GraphQLNamedType): Hint | undefined => readHint(type.astNode?.directives)

/**
 * What `@cacheControl` says of a fetch of entities: the least of all that is selected. As everywhere, a leaf goes with its
 * parent, and what an object is good for has to be said by its field or its type.
 */
function policiesOf(document: DocumentNode, types: GraphQLSchema): FetchPolicies {
  const fragments = new Map<string, { readonly type: string; readonly set: SelectionSetNode }>()
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(node.name.value, { type: node.typeCondition.name.value, set: node.selectionSet })

  const within = (policy: CachePolicy, set: SelectionSetNode, typeName: string): CachePolicy =>
    set.selections.reduce((least, selection) => {
      if (least.maxAge === 0) return least
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return within(least, selection.selectionSet, selection.typeCondition?.name.value ?? typeName)
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value)
        return fragment ? within(least, fragment.set, fragment.type) : least
      }
      return ofField(least, selection.name.value, selection.selectionSet, typeName)
    }, policy)

  const ofField = (
    least: CachePolicy,
    name: string,
    set: SelectionSetNode | undefined,
    typeName: string,
  ): CachePolicy => {
    const parent = types.getType(typeName)
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined
    if (!field) return least
    const own = readHint(field.astNode?.directives)
    const type = getNamedType(field.type)
    const ofType = isCompositeType(type) ? hintOf(type) : undefined
    const inherits = !isCompositeType(type) || own?.inherits || ofType?.inherits
    const said = own?.maxAge ?? ofType?.maxAge ?? (inherits ? least.maxAge : 0)
    const here = {
      maxAge: Math.min(least.maxAge, said),
      isPrivate: least.isPrivate || (own?.isPrivate ?? ofType?.isPrivate ?? false),
    }
    return set ? within(here, set, type.name) : here
  }

  const policies = new Map<string, CachePolicy>()
  const operation = document.definitions.find(node => node.kind === Kind.OPERATION_DEFINITION)
  const [entities, ...more] = operation?.selectionSet.selections ?? []
  if (entities?.kind !== Kind.FIELD || entities.name.value !== '_entities' || more.length > 0) return policies
  for (const selection of entities.selectionSet?.selections ?? []) {
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT
        ? { type: selection.typeCondition?.name.value ?? '', set: selection.selectionSet }
        : selection.kind === Kind.FRAGMENT_SPREAD
          ? fragments.get(selection.name.value)
          : undefined
    const type = fragment && types.getType(fragment.type)
    const hint = type && hintOf(type)
    // An interface stands for many types: what is said of each cannot be told from here.
    if (!fragment || !isObjectType(type) || !hint?.maxAge) continue
    const known = policies.get(type.name) ?? { maxAge: hint.maxAge, isPrivate: hint.isPrivate ?? false }
    policies.set(type.name, within(known, fragment.set, type.name))
  }
  for (const [name, { maxAge }] of policies) if (maxAge === 0) policies.delete(name)
  return policies
}

/** How many fetches are known; plans are bounded too. */
const kept = 5000

/** Undefined when the schema lets nothing be kept. */
export function createCachePolicies(types: GraphQLSchema): ((document: string) => FetchPolicies) | undefined {
  if (!Object.values(types.getTypeMap()).some(type => isObjectType(type) && hintOf(type)?.maxAge)) return undefined
  const known = new Map<string, FetchPolicies>()
  return document => {
    const found = known.get(document) ?? policiesOf(parse(document, { noLocation: true }), types)
    if (known.size >= kept) known.clear()
    known.set(document, found)
    return found
  }
}
