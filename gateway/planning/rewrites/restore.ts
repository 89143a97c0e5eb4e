import type { FetchDataRewrite, FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner'
import type { FieldNode } from 'graphql'
import { parse, print, visit } from 'graphql'
import type { RequiredField } from './requiredFields'

/** What a plan must be told of a rewritten supergraph. */
interface Names {
  /** Fields of their own, by name. */
  readonly fields: ReadonlyMap<string, RequiredField>
  /** Which subgraph is meant, by its twin's name. */
  readonly twins: ReadonlyMap<string, string>
}

/** Makes of a call for a rewritten supergraph one for the real subgraph. */
export function restoreFetch(node: FetchNode, names: Names): FetchNode {
  const { requires, serviceName, inputRewrites = [] } = node
  const renamed = requires ? realNames(requires, names, []) : []
  return {
    ...node,
    serviceName: names.twins.get(serviceName) ?? serviceName,
    operation: restoreDocument(node.operation, names),
    // Before the planner's own, which may change the type that a path goes by.
    ...(renamed.length > 0 && { inputRewrites: [...renamed, ...inputRewrites] }),
  }
}

function restoreDocument(text: string, { fields }: Names): string {
  if (![...fields.keys()].some(name => text.includes(name))) return text
  const restored = visit(parse(text, { noLocation: true }), {
    Field(node): FieldNode | undefined {
      const own = fields.get(node.name.value)
      if (!own) return undefined
      return { ...node, alias: node.alias ?? node.name, name: own.field.name, arguments: own.field.arguments ?? [] }
    },
  })
  return print(restored)
}

/** A representation has a field under its real name. */
function realNames(
  selections: readonly QueryPlanSelectionNode[],
  names: Names,
  path: readonly string[],
): FetchDataRewrite[] {
  return selections.flatMap(selection => {
    if (selection.kind === 'InlineFragment') {
      const here = selection.typeCondition === undefined ? path : [...path, `... on ${selection.typeCondition}`]
      return realNames(selection.selections, names, here)
    }
    const here = [...path, selection.name]
    const below = selection.selections ? realNames(selection.selections, names, here) : []
    const own = names.fields.get(selection.name)
    // What lies below is renamed first: its path leads through this key.
    return own ? [...below, { kind: 'KeyRenamer', path: here, renameKeyTo: own.field.name.value }] : below
  })
}
