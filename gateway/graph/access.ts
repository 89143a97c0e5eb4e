import type { Schema } from '@apollo/federation-internals'
import {
  isInterfaceType as isFederatedInterface,
  isObjectType as isFederatedObject,
} from '@apollo/federation-internals'
import type { GraphQLSchema } from 'graphql'
import { getNamedType, isAbstractType, isCompositeType, isInterfaceType, isObjectType } from 'graphql'
import { ENFORCED } from './features'

/** Any one of these sets of scopes is enough. */
export type ScopeRule = readonly (readonly string[])[]

/** All of a field's rules must hold; fields without one are not listed. By coordinate, as a client writes it: `Query.service`. */
export type AccessRules = ReadonlyMap<string, readonly ScopeRule[]>

interface Directed {
  appliedDirectivesOf(name: string): readonly { arguments(): Record<string, unknown> }[]
}

const readRule = (scopes: unknown): ScopeRule =>
  Array.isArray(scopes) ? scopes.filter(Array.isArray).map(all => all.map(String)) : []

/** What `@requiresScopes` says on types and on fields, under the name that the supergraph gives it. */
function declaredRules(supergraph: Schema): AccessRules {
  const rules = new Map<string, readonly ScopeRule[]>()
  const feature = supergraph.coreFeatures?.getByIdentity(ENFORCED.requiresScopes)
  if (!feature) return rules
  const directive = feature.directiveNameInSchema('requiresScopes')
  const read = (coordinate: string, element: Directed): void => {
    const found = element.appliedDirectivesOf(directive).map(applied => readRule(applied.arguments()['scopes']))
    if (found.length > 0) rules.set(coordinate, found)
  }
  for (const type of supergraph.types()) {
    read(type.name, type)
    if (isFederatedObject(type) || isFederatedInterface(type))
      for (const field of type.fields()) read(`${type.name}.${field.name}`, field)
  }
  return rules
}

const distinct = (rules: readonly ScopeRule[]): readonly ScopeRule[] => [
  ...new Map(rules.map(rule => [JSON.stringify(rule), rule])).values(),
]

/**
 * The rules for each field that a client can select: the field's own, its type's, those of what it gives; through an
 * interface those of every type that may stand behind it, so that nothing is reached by a detour.
 */
export function accessRules(supergraph: Schema, api: GraphQLSchema): AccessRules {
  const declared = declaredRules(supergraph)
  const of = (coordinate: string): readonly ScopeRule[] => declared.get(coordinate) ?? []
  const rules = new Map<string, readonly ScopeRule[]>()
  const set = (coordinate: string, found: readonly ScopeRule[]): void => {
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
