import type { ArgumentNode, GraphQLArgument, GraphQLSchema } from 'graphql'
import { Kind, astFromValue, isSpecifiedDirective, parse, print, visit } from 'graphql'

function defaultOf({ name, type, defaultValue }: GraphQLArgument): ArgumentNode[] {
  const value = defaultValue === undefined ? undefined : astFromValue(defaultValue, type)
  return value ? [{ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value }] : []
}

/**
 * Writes the arguments out that a client's directives have by default: the graph may have a default where one of its
 * subgraphs has none, and would refuse the directive. Undefined when no directive has any.
 */
export function createWriteDefaults(schema: GraphQLSchema): ((document: string) => string) | undefined {
  const defaults = new Map<string, readonly ArgumentNode[]>()
  for (const directive of schema.getDirectives()) {
    const written = directive.args.flatMap(defaultOf)
    if (written.length > 0 && !isSpecifiedDirective(directive) && directive.name !== 'defer')
      defaults.set(directive.name, written)
  }
  if (defaults.size === 0) return undefined

  return document => {
    if (!document.includes('@')) return document
    let changed = false
    const written = visit(parse(document, { noLocation: true }), {
      Directive(node) {
        const { arguments: given = [] } = node
        const missing = (defaults.get(node.name.value) ?? []).filter(
          ({ name }) => !given.some(argument => argument.name.value === name.value),
        )
        if (missing.length === 0) return undefined
        changed = true
        return { ...node, arguments: [...given, ...missing] }
      },
    })
    return changed ? print(written) : document
  }
}
