import type { DocumentNode, FragmentDefinitionNode, GraphQLOutputType, GraphQLSchema, SelectionSetNode } from 'graphql'
import { Kind, getNamedType, isInterfaceType, isListType, isNonNullType, isObjectType, parse } from 'graphql'
import { isRecord } from '../record'

/** What an answer must look like so that it can be merged: lists where lists belong, objects where objects do. */
export interface Shape {
  /** How many lists are around it. */
  readonly lists: number
  /** By response key; undefined for a leaf, whose value is taken as it comes. */
  readonly fields?: ReadonlyMap<string, Shape>
  /** A type's name: always text. */
  readonly isTypename?: true
}

const typename: Shape = { lists: 0, isTypename: true }

const listsAround = (type: GraphQLOutputType): number => {
  if (isNonNullType(type)) return listsAround(type.ofType)
  return isListType(type) ? 1 + listsAround(type.ofType) : 0
}

/**
 * Whether a value fits. Nulls and missing fields always do: that is for null propagation to judge.
 * Walks the whole value, since one wrong object deep in a list would otherwise stop the merge of the whole answer.
 */
export function fits(value: unknown, shape: Shape, lists = shape.lists): boolean {
  if (value === null || value === undefined) return true
  if (lists > 0) return Array.isArray(value) && value.every(item => fits(item, shape, lists - 1))
  if (shape.isTypename) return typeof value === 'string'
  if (!shape.fields) return true
  if (!isRecord(value)) return false
  for (const [key, field] of shape.fields) if (!fits(value[key], field)) return false
  return true
}

function merge(one: Shape, other: Shape): Shape {
  if (!one.fields || !other.fields) return one
  const fields = new Map(one.fields)
  for (const [key, field] of other.fields) {
    const known = fields.get(key)
    fields.set(key, known ? merge(known, field) : field)
  }
  return { ...one, fields }
}

/** Reads the shape of an answer from the document that asks for it, by the types of the supergraph. */
function shapeOf(document: DocumentNode, schema: GraphQLSchema): Shape {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)

  const add = (fields: Map<string, Shape>, { selections }: SelectionSetNode, typeName: string): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value
        const shape = field(selection.name.value, selection.selectionSet, typeName)
        const known = fields.get(key)
        if (shape) fields.set(key, known ? merge(known, shape) : shape)
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        add(fields, selection.selectionSet, selection.typeCondition?.name.value ?? typeName)
      } else {
        const fragment = fragments.get(selection.name.value)
        if (fragment) add(fields, fragment.selectionSet, fragment.typeCondition.name.value)
      }
    }
  }

  const object = (lists: number, selections: SelectionSetNode, typeName: string): Shape => {
    const fields = new Map<string, Shape>()
    add(fields, selections, typeName)
    return { lists, fields }
  }

  /** Undefined where the supergraph does not know the field: nothing is demanded of it then. */
  const field = (name: string, selections: SelectionSetNode | undefined, parent: string): Shape | undefined => {
    if (name === '__typename') return typename
    if (name === '_entities' && selections) return object(1, selections, '_Entity')
    const type = schema.getType(parent)
    const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
    if (!definition) return undefined
    const lists = listsAround(definition.type)
    return selections ? object(lists, selections, getNamedType(definition.type).name) : { lists }
  }

  const operation = document.definitions.find(node => node.kind === Kind.OPERATION_DEFINITION)
  const root = operation && schema.getRootType(operation.operation)
  return operation && root ? object(0, operation.selectionSet, root.name) : { lists: 0 }
}

/** Shapes by document text; plans are bounded, and so is this. */
export function createShapes(schema: GraphQLSchema, kept = 2000): (document: string) => Shape {
  const known = new Map<string, Shape>()
  return text => {
    const found = known.get(text) ?? shapeOf(parse(text, { noLocation: true }), schema)
    known.delete(text)
    known.set(text, found)
    const oldest = known.size > kept ? known.keys().next().value : undefined
    if (oldest !== undefined) known.delete(oldest)
    return found
  }
}
