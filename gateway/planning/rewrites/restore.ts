import type { FetchDataRewrite, FetchNode, PlanNode, QueryPlanSelectionNode } from '@apollo/query-planner'
import type { FieldNode } from 'graphql'
import { Kind, parse, print, visit } from 'graphql'
import type { RequiredField } from './requiredFields'

/** What a plan must be told of a rewritten supergraph. */
interface Names {
  /** Fields of their own, by name. */
  readonly fields: ReadonlyMap<string, RequiredField>
  /** Which subgraph is meant, by its twin's name. */
  readonly twins: ReadonlyMap<string, string>
  /** The key in answers under which a field of its own stands: one that the client's operation does not use. */
  readonly keyOf: (name: string) => string
}

/** Makes of a plan for a rewritten supergraph one for the real subgraphs. */
export function restoreNames(node: PlanNode, names: Names): PlanNode {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map(child => restoreNames(child, names)) }
    case 'Flatten':
      return {
        ...node,
        path: node.path.map(key => (typeof key === 'string' ? names.keyOf(key) : key)),
        node: restoreNames(node.node, names),
      }
    case 'Condition':
      return {
        ...node,
        ...(node.ifClause && { ifClause: restoreNames(node.ifClause, names) }),
        ...(node.elseClause && { elseClause: restoreNames(node.elseClause, names) }),
      }
    case 'Defer': {
      const { primary } = node
      return {
        ...node,
        primary: { ...primary, ...(primary.node && { node: restoreNames(primary.node, names) }) },
        deferred: node.deferred.map(part => ({
          ...part,
          queryPath: part.queryPath.map(names.keyOf),
          ...(part.node && { node: restoreNames(part.node, names) }),
        })),
      }
    }
    case 'Fetch':
      return restoreFetch(node, names)
  }
}

export function restoreFetch(node: FetchNode, names: Names): FetchNode {
  const { requires, serviceName } = node
  const rewrites = requires ? inputRewrites(requires, names, []) : []
  const renamed = (all: readonly FetchDataRewrite[] | undefined): FetchDataRewrite[] =>
    (all ?? []).map(rewrite => ({ ...rewrite, path: rewrite.path.map(names.keyOf) }))
  return {
    ...node,
    serviceName: names.twins.get(serviceName) ?? serviceName,
    operation: restoreDocument(node.operation, names),
    ...(requires && { requires: requires.map(selection => restoreRequired(selection, names)) }),
    // Before the planner's own, which may change the type that a path goes by.
    ...((rewrites.length > 0 || node.inputRewrites) && {
      inputRewrites: [...rewrites, ...renamed(node.inputRewrites)],
    }),
    ...(node.outputRewrites && { outputRewrites: renamed(node.outputRewrites) }),
  }
}

function restoreDocument(text: string, { fields, keyOf }: Names): string {
  if (![...fields.keys()].some(name => text.includes(name))) return text
  const restored = visit(parse(text, { noLocation: true }), {
    Field(node): FieldNode | undefined {
      const own = fields.get(node.name.value)
      if (!own) return undefined
      const alias = node.alias ?? { kind: Kind.NAME, value: keyOf(node.name.value) }
      return { ...node, alias, name: own.field.name, arguments: own.field.arguments ?? [] }
    },
  })
  return print(restored)
}

const restoreRequired = (selection: QueryPlanSelectionNode, names: Names): QueryPlanSelectionNode => ({
  ...selection,
  ...(selection.kind === 'Field' && { name: names.keyOf(selection.name) }),
  ...(selection.selections && { selections: selection.selections.map(below => restoreRequired(below, names)) }),
})

/** A representation has a field under its real name. */
function inputRewrites(
  selections: readonly QueryPlanSelectionNode[],
  names: Names,
  path: readonly string[],
): FetchDataRewrite[] {
  return selections.flatMap(selection => {
    if (selection.kind === 'InlineFragment') {
      const here = selection.typeCondition === undefined ? path : [...path, `... on ${selection.typeCondition}`]
      return inputRewrites(selection.selections, names, here)
    }
    const here = [...path, names.keyOf(selection.name)]
    const below = selection.selections ? inputRewrites(selection.selections, names, here) : []
    const own = names.fields.get(selection.name)
    // What lies below is renamed first: its path leads through this key.
    return own ? [...below, { kind: 'KeyRenamer', path: here, renameKeyTo: own.field.name.value }] : below
  })
}
