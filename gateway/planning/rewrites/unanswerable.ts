import type { PlanNode } from '@apollo/query-planner'
import type { DocumentNode, FragmentDefinitionNode, GraphQLSchema, SelectionSetNode } from 'graphql'
import { Kind, getNamedType, isInterfaceType, isObjectType, parse } from 'graphql'

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

const fragmentsOf = (document: DocumentNode): Fragments =>
  new Map(
    document.definitions.flatMap(node => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  )

/** Calls back for each field of an operation, by its place in the answer: `book.author`. */
function eachField(
  set: SelectionSetNode,
  fragments: Fragments,
  path: string,
  onField: (place: string, name: string) => void,
): void {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      const place = `${path}.${selection.alias?.value ?? selection.name.value}`
      onField(place, selection.name.value)
      if (selection.selectionSet) eachField(selection.selectionSet, fragments, place, onField)
    } else {
      const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
      if (inner) eachField(inner.selectionSet, fragments, path, onField)
    }
  }
}

/** The places of an answer that the calls of a plan fill. */
function filledPlaces(node: PlanNode | undefined, path: string, places: Set<string>): Set<string> {
  switch (node?.kind) {
    case 'Sequence':
    case 'Parallel':
      for (const child of node.nodes) filledPlaces(child, path, places)
      break
    case 'Flatten':
      filledPlaces(
        node.node,
        [path, ...node.path.filter(key => typeof key === 'string' && key !== '@')].join('.'),
        places,
      )
      break
    case 'Condition':
      filledPlaces(node.ifClause, path, places)
      filledPlaces(node.elseClause, path, places)
      break
    case 'Defer':
      filledPlaces(node.primary.node, path, places)
      for (const part of node.deferred) filledPlaces(part.node, path, places)
      break
    case 'Fetch': {
      const document = parse(node.operation, { noLocation: true })
      const fragments = fragmentsOf(document)
      for (const operation of document.definitions) {
        if (operation.kind !== Kind.OPERATION_DEFINITION) continue
        const entities = operation.selectionSet.selections.flatMap(selection =>
          selection.kind === Kind.FIELD && selection.name.value === '_entities' && selection.selectionSet
            ? [selection.selectionSet]
            : [],
        )
        for (const set of node.requires ? entities : [operation.selectionSet])
          eachField(set, fragments, path, place => places.add(place))
      }
      break
    }
    case undefined:
  }
  return places
}

/** Finds what a plan leaves out although the client asks for it. */
export type FindUnanswerable = (
  document: DocumentNode,
  operationName: string | undefined,
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

  return (document, operationName, plan) => {
    const fragments = fragmentsOf(document)
    const filled = filledPlaces(plan, '', new Set())
    const find = (set: SelectionSetNode, typeName: string, path: string): string | undefined => {
      for (const selection of set.selections) {
        if (selection.kind === Kind.FIELD) {
          const name = selection.name.value
          const type = schema.getType(typeName)
          const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
          if (!field) continue
          const place = `${path}.${selection.alias?.value ?? name}`
          if (empty.has(typeName) && !filled.has(place)) return `${typeName}.${name}`
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
    for (const node of document.definitions) {
      if (node.kind !== Kind.OPERATION_DEFINITION) continue
      if (operationName !== undefined && node.name?.value !== operationName) continue
      const root = schema.getRootType(node.operation)
      const found = root ? find(node.selectionSet, root.name, '') : undefined
      if (found !== undefined) return found
    }
    return undefined
  }
}
