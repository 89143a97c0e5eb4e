import type { ConstDirectiveNode, ConstValueNode, DocumentNode } from 'graphql'
import { DirectiveLocation, Kind, parse, print, visit } from 'graphql'
import { isNamed, valueOf } from './join'

/** Where a client's operation may have a directive. */
const ofOperations: ReadonlySet<string> = new Set([
  DirectiveLocation.QUERY,
  DirectiveLocation.MUTATION,
  DirectiveLocation.SUBSCRIPTION,
  DirectiveLocation.FIELD,
  DirectiveLocation.FRAGMENT_DEFINITION,
  DirectiveLocation.FRAGMENT_SPREAD,
  DirectiveLocation.INLINE_FRAGMENT,
  DirectiveLocation.VARIABLE_DEFINITION,
])

/** `"@access"` or `{ name: "@access", as: "@may" }` */
function importedName(value: ConstValueNode): string | undefined {
  if (value.kind === Kind.STRING) return value.value
  if (value.kind !== Kind.OBJECT) return undefined
  const named = ['as', 'name'].map(key => value.fields.find(field => field.name.value === key)?.value)
  const name = named.find(one => one?.kind === Kind.STRING)
  return name?.kind === Kind.STRING ? name.value : undefined
}

function imports({ arguments: given }: ConstDirectiveNode): string[] {
  const value = given?.find(argument => argument.name.value === 'import')?.value
  return value?.kind === Kind.LIST ? value.values.flatMap(one => importedName(one) ?? []) : []
}

/**
 * Leaves the directives that subgraphs have composed for clients to use where clients see them. Apollo's schema for
 * clients lacks whatever a `@link` has brought; without its link such a directive is one of the graph's own.
 */
export function keepClientDirectives(sdl: string): string {
  const supergraph: DocumentNode = parse(sdl, { noLocation: true })
  const forClients = new Set(
    supergraph.definitions.flatMap(node =>
      node.kind === Kind.DIRECTIVE_DEFINITION && node.locations.some(({ value }) => ofOperations.has(value))
        ? [`@${node.name.value}`]
        : [],
    ),
  )
  const bringsSome = (directive: ConstDirectiveNode): boolean =>
    isNamed(directive, 'link') &&
    !String(valueOf(directive, 'url')).startsWith('https://specs.apollo.dev/') &&
    imports(directive).some(name => forClients.has(name))

  let changed = false
  const kept = visit(supergraph, {
    SchemaDefinition: {
      enter(node) {
        const directives = (node.directives ?? []).filter(directive => !bringsSome(directive))
        if (directives.length === node.directives?.length) return undefined
        changed = true
        return { ...node, directives }
      },
    },
  })
  return changed ? print(kept) : sdl
}
