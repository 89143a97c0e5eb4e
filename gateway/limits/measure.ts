import type {
  DirectiveNode,
  DocumentNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
  ValueNode,
} from 'graphql'
import { Kind } from 'graphql'

/** How large a set of selections is, its fragments spread. */
interface Size {
  readonly depth: number
  readonly selections: number
  readonly aliases: number
  /** Fields of the set itself. */
  readonly fields: number
}

type Root = OperationDefinitionNode | FragmentDefinitionNode

/** What there is in a document as it is written. */
interface Totals {
  directives: number
  directivesInOnePlace: number
  listElements: number
  /** The name of a fragment that spreads itself. */
  cycle: string | undefined
}

export interface Measured extends Readonly<Totals> {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** The size of each operation, and of each fragment that none of them reaches: validation looks at those too. */
  readonly sizes: ReadonlyMap<Root, Size>
}

const empty: Size = { depth: 0, selections: 0, aliases: 0, fields: 0 }

/**
 * Measures a document as it would be with its fragments spread, without spreading them: each is measured once, so that
 * the time grows with the text and not with what the text unfolds to.
 */
export function measure(document: DocumentNode): Measured {
  const totals: Totals = { directives: 0, directivesInOnePlace: 0, listElements: 0, cycle: undefined }
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)
  const known = new Map<FragmentDefinitionNode, Size | 'being measured'>()

  const readValue = (value: ValueNode): void => {
    if (value.kind === Kind.LIST) {
      totals.listElements = Math.max(totals.listElements, value.values.length)
      value.values.forEach(readValue)
    } else if (value.kind === Kind.OBJECT) value.fields.forEach(field => readValue(field.value))
  }

  const readDirectives = (directives: readonly DirectiveNode[] = []): void => {
    totals.directives += directives.length
    totals.directivesInOnePlace = Math.max(totals.directivesInOnePlace, directives.length)
    for (const directive of directives) directive.arguments?.forEach(argument => readValue(argument.value))
  }

  const ofFragment = (fragment: FragmentDefinitionNode): Size => {
    const found = known.get(fragment)
    if (found === 'being measured') {
      totals.cycle = fragment.name.value
      return empty
    }
    if (found) return found
    known.set(fragment, 'being measured')
    readDirectives(fragment.directives)
    const size = ofSet(fragment.selectionSet)
    known.set(fragment, size)
    return size
  }

  const ofSelection = (node: SelectionNode): Size => {
    readDirectives(node.directives)
    if (node.kind === Kind.FIELD) {
      node.arguments?.forEach(argument => readValue(argument.value))
      const inside = node.selectionSet ? ofSet(node.selectionSet) : empty
      return {
        depth: inside.depth + 1,
        selections: inside.selections + 1,
        aliases: inside.aliases + (node.alias ? 1 : 0),
        fields: 1,
      }
    }
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : undefined
    const inside =
      node.kind === Kind.INLINE_FRAGMENT ? ofSet(node.selectionSet) : fragment ? ofFragment(fragment) : empty
    return { ...inside, selections: inside.selections + 1 }
  }

  const ofSet = ({ selections }: SelectionSetNode): Size => {
    let { depth, selections: count, aliases, fields } = empty
    for (const node of selections) {
      const one = ofSelection(node)
      depth = Math.max(depth, one.depth)
      count += one.selections
      aliases += one.aliases
      fields += one.fields
    }
    return { depth, selections: count, aliases, fields }
  }

  const sizes = new Map<Root, Size>()
  for (const node of document.definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION) continue
    readDirectives(node.directives)
    for (const variable of node.variableDefinitions ?? []) {
      readDirectives(variable.directives)
      if (variable.defaultValue) readValue(variable.defaultValue)
    }
    sizes.set(node, ofSet(node.selectionSet))
  }
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION && !known.has(node)) sizes.set(node, ofFragment(node))
  return { ...totals, fragments, sizes }
}
