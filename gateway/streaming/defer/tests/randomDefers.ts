import type { DocumentNode, SelectionNode, SelectionSetNode } from 'graphql'
import { Kind } from 'graphql'
import type { Chance } from '../../../execution/tests/chance'

/** Defers selections of a query here and there: whole fragments, spreads, and single fields wrapped in a fragment. */
export function withRandomDefers(document: DocumentNode, chance: Chance): DocumentNode {
  const name = (value: string) => ({ kind: Kind.NAME, value }) as const
  const defer = () => ({ kind: Kind.DIRECTIVE, name: name('defer'), arguments: condition() }) as const
  const condition = () => {
    if (chance.is(0.8)) return []
    const value = { kind: Kind.VARIABLE, name: name(chance.pick(['yes', 'no', 'other'])) } as const
    return [{ kind: Kind.ARGUMENT, name: name('if'), value } as const]
  }
  const set = ({ selections }: SelectionSetNode): SelectionSetNode => ({
    kind: Kind.SELECTION_SET,
    selections: selections.map((selection): SelectionNode => {
      const below =
        selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet
          ? { ...selection, selectionSet: set(selection.selectionSet) }
          : selection
      if (!chance.is(0.25)) return below
      if (below.kind !== Kind.FIELD) return { ...below, directives: [...(below.directives ?? []), defer()] }
      return {
        kind: Kind.INLINE_FRAGMENT,
        directives: [defer()],
        selectionSet: { kind: Kind.SELECTION_SET, selections: [below] },
      }
    }),
  })
  return {
    kind: Kind.DOCUMENT,
    definitions: document.definitions.map(node =>
      'selectionSet' in node ? { ...node, selectionSet: set(node.selectionSet) } : node,
    ),
  }
}
