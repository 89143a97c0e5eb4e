import type { Schema } from '@apollo/federation-internals'
import {
  isInterfaceType as isFederatedInterface,
  isObjectType as isFederatedObject,
} from '@apollo/federation-internals'
import type { GraphQLSchema } from 'graphql'
import { getNamedType, isAbstractType, isCompositeType, isInterfaceType, isObjectType } from 'graphql'
import { ENFORCED } from './features'

/** Who gets through: whoever has shown a token, or has all scopes or policies of any one of these sets. */
export type AccessRule =
  | { readonly needs: 'authenticated' }
  | { readonly needs: 'scopes' | 'policies'; readonly anyOf: readonly (readonly string[])[] }

/** All of a field's rules must hold; fields without one are not listed. By coordinate, as a client writes it: `Query.service`. */
export type AccessRules = ReadonlyMap<string, readonly AccessRule[]>

interface Directed {
  appliedDirectivesOf(name: string): readonly { arguments(): Record<string, unknown> }[]
}

const readSets = (sets: unknown): string[][] =>
  Array.isArray(sets) ? sets.filter(Array.isArray).map(all => all.map(String)) : []

interface Reader {
  readonly directive: keyof typeof ENFORCED
  readonly read: (given: Record<string, unknown>) => AccessRule
}

const readers: readonly Reader[] = [
  { directive: 'authenticated', read: () => ({ needs: 'authenticated' }) },
  { directive: 'requiresScopes', read: ({ scopes }) => ({ needs: 'scopes', anyOf: readSets(scopes) }) },
  { directive: 'policy', read: ({ policies }) => ({ needs: 'policies', anyOf: readSets(policies) }) },
]

/** What the directives say on types (of any kind) and on fields, under the names that the supergraph gives them. */
function declaredRules(supergraph: Schema): AccessRules {
  const rules = new Map<string, readonly AccessRule[]>()
  const directives = readers.flatMap(({ directive, read }) => {
    const feature = supergraph.coreFeatures?.getByIdentity(ENFORCED[directive])
    return feature ? [{ name: feature.directiveNameInSchema(directive), read }] : []
  })
  const read = (coordinate: string, element: Directed): void => {
    const found = directives.flatMap(directive =>
      element.appliedDirectivesOf(directive.name).map(applied => directive.read(applied.arguments())),
    )
    if (found.length > 0) rules.set(coordinate, found)
  }
  if (directives.length === 0) return rules
  for (const type of supergraph.types()) {
    read(type.name, type)
    if (isFederatedObject(type) || isFederatedInterface(type))
      for (const field of type.fields()) read(`${type.name}.${field.name}`, field)
  }
  return rules
}

const distinct = (rules: readonly AccessRule[]): readonly AccessRule[] => [
  ...new Map(rules.map(rule => [JSON.stringify(rule), rule])).values(),
]

/**
 * The rules for each field that a client can select: the field's own, its type's, those of what it gives; through an
 * interface those of every type that may stand behind it, so that nothing is reached by a detour.
 */
export function accessRules(supergraph: Schema, api: GraphQLSchema): AccessRules {
  const declared = declaredRules(supergraph)
  const of = (coordinate: string): readonly AccessRule[] => declared.get(coordinate) ?? []
  const rules = new Map<string, readonly AccessRule[]>()
  const set = (coordinate: string, found: readonly AccessRule[]): void => {
    if (found.length > 0) rules.set(coordinate, distinct(found))
  }
  for (const type of Object.values(api.getTypeMap())) {
    if (!isCompositeType(type) || type.name.startsWith('__')) continue
    const behind = isAbstractType(type) ? api.getPossibleTypes(type) : []
    const ofTypes = [type, ...behind].flatMap(({ name }) => of(name))
    set(`${type.name}.__typename`, ofTypes)
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    for (const field of Object.values(type.getFields())) {
      const ofFields = [type, ...behind].flatMap(({ name }) => of(`${name}.${field.name}`))
      set(`${type.name}.${field.name}`, [...ofFields, ...ofTypes, ...of(getNamedType(field.type).name)])
    }
  }
  return rules
}
