import type { PlanNode } from '@apollo/query-planner'
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode, SelectionSetNode } from 'graphql'
import { Kind, getNamedType, isInterfaceType, isObjectType, parse } from 'graphql'
import { askedFields, askedSets, fragmentsOf, mapFetches } from './fetches'

/** The places of an answer that the calls of a plan fill. */
function filledPlaces(plan: PlanNode | undefined): ReadonlySet<string> {
  const places = new Set<string>()
  if (plan)
    mapFetches(plan, (fetch, path) => {
      const document = parse(fetch.operation, { noLocation: true })
      for (const set of askedSets(document, fetch))
        for (const { place } of askedFields(set, fragmentsOf(document), path)) places.add(place)
      return fetch
    })
  return places
}

/** Finds what a plan leaves out although the client asks for it. */
export type FindUnanswerable = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  plan: PlanNode | undefined,
) => string | undefined

/**
 * Fields of an interface that no type implements: the planner leaves them out when the subgraph that gives the interface
 * does not know them, since no object could ever have them. The client would get null without a word.
 * Undefined when the graph has no such interface.
 */
export function createFindUnanswerable(schema: GraphQLSchema): FindUnanswerable | undefined {
  const empty = new Set(
    Object.values(schema.getTypeMap())
      .filter(type => isInterfaceType(type) && schema.getPossibleTypes(type).length === 0)
      .map(({ name }) => name),
  )
  if (empty.size === 0) return undefined

  return (document, operation, plan) => {
    const fragments = fragmentsOf(document)
    const filled = filledPlaces(plan)
    const find = (set: SelectionSetNode, typeName: string, path: readonly string[]): string | undefined => {
      for (const selection of set.selections) {
        if (selection.kind === Kind.FIELD) {
          const name = selection.name.value
          const type = schema.getType(typeName)
          const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
          if (!field) continue
          const place = [...path, selection.alias?.value ?? name]
          if (empty.has(typeName) && !filled.has(place.join('.'))) return `${typeName}.${name}`
          const found = selection.selectionSet && find(selection.selectionSet, getNamedType(field.type).name, place)
          if (found !== undefined) return found
        } else {
          const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
          const found = inner && find(inner.selectionSet, inner.typeCondition?.name.value ?? typeName, path)
          if (found !== undefined) return found
        }
      }
      return undefined
    }
    const root = schema.getRootType(operation.operation)
    return root ? find(operation.selectionSet, root.name, []) : undefined
  }
}
