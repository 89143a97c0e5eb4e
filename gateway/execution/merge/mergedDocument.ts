import type {
  DefinitionNode,
  DocumentNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionNode,
  VariableDefinitionNode,
} from 'graphql'
import { Kind, parse, print, stripIgnoredCharacters, visit } from 'graphql'

/** Several fetches of entities as one document: each distinct selection is a field `_0`, `_1` … with representations of its own. */
export interface MergedDocument {
  readonly document: string
  readonly operationName: string | undefined
  /** The number of each fetch's field. */
  readonly slots: readonly number[]
}

/** The response key, and the variable, of a field. */
export const slotName = (slot: number): string => `_${slot}`

interface Part {
  readonly operation: OperationDefinitionNode
  readonly fragments: readonly FragmentDefinitionNode[]
  readonly entities: SelectionNode & { readonly kind: Kind.FIELD }
}

/** Undefined when the fetches cannot be one. */
export function mergeDocuments(documents: readonly string[]): MergedDocument | undefined {
  const slots: number[] = []
  const known = new Map<string, number>()
  const fields: SelectionNode[] = []
  const fragments: FragmentDefinitionNode[] = []
  const variables = new Map<string, VariableDefinitionNode>()
  let name: OperationDefinitionNode['name']

  for (const text of documents) {
    const part = readPart(parse(text, { noLocation: true }))
    if (!part) return undefined
    const { operation, entities } = part
    name ??= operation.name
    for (const definition of operation.variableDefinitions ?? []) {
      const variable = definition.variable.name.value
      if (variable === 'representations') continue
      const before = variables.get(variable)
      if (before && print(before) !== print(definition)) return undefined
      variables.set(variable, definition)
    }
    const selection = [entities, ...part.fragments].map(node => print(node)).join(' ')
    const slot = known.get(selection) ?? known.size
    slots.push(slot)
    if (known.has(selection)) continue
    known.set(selection, slot)
    fields.push(inSlot({ ...entities, alias: nameNode(slotName(slot)) }, slot))
    fragments.push(...part.fragments.map(fragment => inSlot(fragment, slot)))
    variables.set(slotName(slot), {
      ...representations,
      variable: { kind: Kind.VARIABLE, name: nameNode(slotName(slot)) },
    })
  }

  const operation: DefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: 'query' as OperationDefinitionNode['operation'],
    ...(name && { name }),
    variableDefinitions: [...variables.values()],
    selectionSet: { kind: Kind.SELECTION_SET, selections: fields },
  }
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] }
  return { document: stripIgnoredCharacters(print(document)), operationName: name?.value, slots }
}

const nameNode = (value: string) => ({ kind: Kind.NAME, value }) as const

const representations: Omit<VariableDefinitionNode, 'variable'> = {
  kind: Kind.VARIABLE_DEFINITION,
  type: {
    kind: Kind.NON_NULL_TYPE,
    type: {
      kind: Kind.LIST_TYPE,
      type: { kind: Kind.NON_NULL_TYPE, type: { kind: Kind.NAMED_TYPE, name: nameNode('_Any') } },
    },
  },
}

function readPart({ definitions }: DocumentNode): Part | undefined {
  const operation = definitions.find(node => node.kind === Kind.OPERATION_DEFINITION)
  const [entities, ...more] = operation?.selectionSet.selections ?? []
  if (!operation || entities?.kind !== Kind.FIELD || more.length > 0) return undefined
  if (entities.name.value !== '_entities' || (operation.directives ?? []).length > 0) return undefined
  return { operation, entities, fragments: definitions.filter(node => node.kind === Kind.FRAGMENT_DEFINITION) }
}

/** Gives representations and fragments the names that they have in a slot. */
const inSlot = <Node extends SelectionNode | FragmentDefinitionNode>(node: Node, slot: number): Node =>
  visit(node, {
    Variable: variable =>
      variable.name.value === 'representations' ? { ...variable, name: nameNode(slotName(slot)) } : undefined,
    FragmentSpread: spread => ({ ...spread, name: nameNode(`${spread.name.value}${slotName(slot)}`) }),
    FragmentDefinition: {
      leave: definition => ({ ...definition, name: nameNode(`${definition.name.value}${slotName(slot)}`) }),
    },
  })
