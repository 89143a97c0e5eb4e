import type { ASTNode } from 'graphql'
import { Kind, visit } from 'graphql'

/** The variables that decide what of a document is left out, in alphabetical order. */
export function conditionVariables(...nodes: readonly ASTNode[]): string[] {
  const names = new Set<string>()
  for (const node of nodes)
    visit(node, {
      Directive({ name, arguments: given }) {
        if (name.value !== 'skip' && name.value !== 'include') return
        for (const { value } of given ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value)
      },
    })
  return [...names].sort()
}
