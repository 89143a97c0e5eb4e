import type { FetchNode, PlanNode } from '@apollo/query-planner'
import type { DocumentNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql'
import { Kind } from 'graphql'

type Path = readonly string[]

/** Changes the calls of a plan; each is told of the place in the answer that it adds to, lists left out. */
export function mapFetches(
  node: PlanNode,
  change: (fetch: FetchNode, path: Path) => FetchNode,
  path: Path = [],
): PlanNode {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map(child => mapFetches(child, change, path)) }
    case 'Flatten': {
      const below = node.path.flatMap(key => (typeof key === 'string' && key !== '@' ? [key] : []))
      return { ...node, node: mapFetches(node.node, change, [...path, ...below]) }
    }
    case 'Condition':
      return {
        ...node,
        ...(node.ifClause && { ifClause: mapFetches(node.ifClause, change, path) }),
        ...(node.elseClause && { elseClause: mapFetches(node.elseClause, change, path) }),
      }
    case 'Defer': {
      const { primary } = node
      return {
        ...node,
        primary: { ...primary, ...(primary.node && { node: mapFetches(primary.node, change, path) }) },
        deferred: node.deferred.map(part => ({
          ...part,
          ...(part.node && { node: mapFetches(part.node, change, path) }),
        })),
      }
    }
    case 'Fetch':
      return change(node, path)
  }
}

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

export const fragmentsOf = (document: DocumentNode): Fragments =>
  new Map(
    document.definitions.flatMap(node => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  )

/** What a call asks for at the place that it adds to: for entities, what it asks of them. */
export function askedSets(document: DocumentNode, { requires }: FetchNode): SelectionSetNode[] {
  return document.definitions.flatMap((operation): SelectionSetNode[] => {
    if (operation.kind !== Kind.OPERATION_DEFINITION) return []
    if (!requires) return [operation.selectionSet]
    return operation.selectionSet.selections.flatMap(selection =>
      selection.kind === Kind.FIELD && selection.name.value === '_entities' && selection.selectionSet
        ? [selection.selectionSet]
        : [],
    )
  })
}

/** A field that is asked for: `book.author`, and under which type conditions, the innermost ones. */
interface Asked {
  readonly place: string
  readonly conditions: readonly string[]
}

/** Lists the fields of a selection. */
export function askedFields(
  set: SelectionSetNode,
  fragments: Fragments,
  path: Path,
  conditions: readonly string[] = [],
): Asked[] {
  return set.selections.flatMap(selection => {
    if (selection.kind === Kind.FIELD) {
      const here = [...path, selection.alias?.value ?? selection.name.value]
      const below = selection.selectionSet ? askedFields(selection.selectionSet, fragments, here) : []
      return [{ place: here.join('.'), conditions }, ...below]
    }
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
    if (!inner) return []
    const condition = inner.typeCondition?.name.value
    return askedFields(inner.selectionSet, fragments, path, condition ? [...conditions, condition] : conditions)
  })
}
