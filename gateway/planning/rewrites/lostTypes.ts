import type { Supergraph } from '@apollo/federation-internals'
import type { FetchNode, PlanNode } from '@apollo/query-planner'
import type {
  DocumentNode,
  FieldNode,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql'
import { Kind, getNamedType, isAbstractType, isInterfaceType, isObjectType, parse, print, visit } from 'graphql'
import type { Fragments } from './fetches'
import { askedFields, askedSets, fragmentsOf, mapFetches } from './fetches'
import type { SubgraphTypes } from './subgraphTypes'
import { subgraphTypes } from './subgraphTypes'

/** Adds to a plan what it does not ask of types that a subgraph may give. */
export type AskForLostTypes = (plan: PlanNode, document: DocumentNode, operation: OperationDefinitionNode) => PlanNode

/**
 * The planner takes it that a field which several subgraphs share is the same in all of them. Where one of them could not
 * give a type at all, it asks none for what the client wants of that type; but the one that is asked may well give it.
 * Undefined when all subgraphs agree on what their interfaces and unions may be.
 */
export function createAskForLostTypes(supergraph: Supergraph, schema: GraphQLSchema): AskForLostTypes | undefined {
  const whole = supergraph.schema.toGraphQLJSSchema()
  const subgraphs = subgraphTypes(supergraph)
  const disputed = new Set(
    Object.values(schema.getTypeMap()).flatMap(({ name }) => {
      const views = [...subgraphs.values()].map(one => one.possibleTypes(name)).filter(types => types !== undefined)
      return new Set(views.map(types => [...types].sort().join())).size > 1 ? [name] : []
    }),
  )
  if (disputed.size === 0) return undefined

  const isA = (typename: string, condition: string): boolean => {
    const type = whole.getType(typename)
    const wanted = whole.getType(condition)
    return typename === condition || (isAbstractType(wanted) && isObjectType(type) && whole.isSubType(wanted, type))
  }

  return (plan, document, operation) => {
    const fragments = fragmentsOf(document)
    const asked = new Map<string, (readonly string[])[]>()
    mapFetches(plan, (fetch, path) => {
      const inFetch = parse(fetch.operation, { noLocation: true })
      for (const set of askedSets(inFetch, fetch))
        for (const { place, conditions } of askedFields(set, fragmentsOf(inFetch), path))
          asked.set(place, [...(asked.get(place) ?? []), conditions])
      return fetch
    })
    const isAsked = (place: string, typename: string): boolean =>
      asked.get(place)?.some(conditions => conditions.every(condition => isA(typename, condition))) ?? false

    return mapFetches(plan, (fetch, path) => {
      const types = subgraphs.get(fetch.serviceName)
      if (!types) return fetch
      const parsed = parse(fetch.operation, { noLocation: true })
      const inFetch = new Set(
        askedSets(parsed, fetch).flatMap(set => askedFields(set, fragmentsOf(parsed), path).map(({ place }) => place)),
      )
      const added = new Map<string, SelectionNode[]>()
      const find = (set: SelectionSetNode, typeName: string, above: readonly string[]): void =>
        eachField(set, typeName, fragments, schema, (node, named) => {
          if (!node.selectionSet) return
          const here = [...above, node.alias?.value ?? node.name.value]
          const place = here.join('.')
          if (disputed.has(named) && inFetch.has(place))
            for (const typename of types.possibleTypes(named) ?? []) {
              const isLost = (key: string): boolean => !isAsked(`${place}.${key}`, typename)
              const lost = lostOf(node.selectionSet, typename, { types, fragments, isA, isLost })
              if (lost.length > 0) added.set(place, [...(added.get(place) ?? []), ...onType(typename, lost)])
            }
          find(node.selectionSet, named, here)
        })
      const root = schema.getRootType(operation.operation)
      if (root) find(operation.selectionSet, root.name, [])
      return added.size > 0 ? withSelections(fetch, parsed, path, added, operation) : fetch
    })
  }
}

const onType = (typename: string, selections: readonly SelectionNode[]): SelectionNode[] => [
  {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: typename } },
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  },
]

/** Calls back for each field with the name of its type. */
function eachField(
  set: SelectionSetNode,
  typeName: string,
  fragments: Fragments,
  schema: GraphQLSchema,
  onField: (node: FieldNode, named: string) => void,
): void {
  const type = schema.getType(typeName)
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[selection.name.value] : undefined
      if (field) onField(selection, getNamedType(field.type).name)
    } else {
      const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
      if (inner) eachField(inner.selectionSet, inner.typeCondition?.name.value ?? typeName, fragments, schema, onField)
    }
  }
}

interface Losing {
  readonly types: SubgraphTypes
  readonly fragments: Fragments
  readonly isA: (typename: string, condition: string) => boolean
  readonly isLost: (key: string) => boolean
}

/** What is selected of a type, is asked nowhere, and could be asked here; conditions are kept. */
function lostOf(set: SelectionSetNode, typename: string, losing: Losing): SelectionNode[] {
  const { types, fragments, isA, isLost } = losing
  return set.selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value
      const field = key !== '__typename' && isLost(key) ? types.answerable(selection, typename, fragments) : undefined
      return field ? [field] : []
    }
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
    const condition = inner?.typeCondition?.name.value ?? typename
    const selections = inner && isA(typename, condition) ? lostOf(inner.selectionSet, typename, losing) : []
    if (selections.length === 0) return []
    const selectionSet = { kind: Kind.SELECTION_SET as const, selections }
    return [{ kind: Kind.INLINE_FRAGMENT, directives: selection.directives ?? [], selectionSet }]
  })
}

function withSelections(
  fetch: FetchNode,
  document: DocumentNode,
  path: readonly string[],
  added: ReadonlyMap<string, readonly SelectionNode[]>,
  operation: OperationDefinitionNode,
): FetchNode {
  const add = (set: SelectionSetNode, here: readonly string[]): SelectionSetNode => ({
    ...set,
    selections: [
      ...set.selections.map((selection): SelectionNode => {
        if (!('selectionSet' in selection) || !selection.selectionSet) return selection
        const isField = selection.kind === Kind.FIELD
        const below = isField ? [...here, selection.alias?.value ?? selection.name.value] : here
        const inner = add(selection.selectionSet, below)
        const more = isField ? (added.get(below.join('.')) ?? []) : []
        return { ...selection, selectionSet: { ...inner, selections: [...inner.selections, ...more] } }
      }),
    ],
  })
  const used = new Set<string>()
  for (const selections of added.values())
    for (const selection of selections) visit(selection, { Variable: ({ name }) => void used.add(name.value) })
  const sets = new Set(askedSets(document, fetch))
  const changed = visit(document, {
    SelectionSet: {
      enter: set => (sets.has(set) ? add(set, path) : undefined),
    },
    OperationDefinition: {
      leave(node) {
        const { variableDefinitions = [] } = node
        const known = new Set(variableDefinitions.map(({ variable }) => variable.name.value))
        const more = (operation.variableDefinitions ?? []).filter(
          ({ variable: { name } }) => used.has(name.value) && !known.has(name.value),
        )
        return { ...node, variableDefinitions: [...variableDefinitions, ...more] }
      },
    },
  })
  return {
    ...fetch,
    operation: print(changed),
    variableUsages: [...new Set([...(fetch.variableUsages ?? []), ...used])],
  }
}
