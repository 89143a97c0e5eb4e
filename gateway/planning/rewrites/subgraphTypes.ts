import type { Subgraph, Supergraph } from '@apollo/federation-internals'
import {
  isInterfaceType as isFederatedInterface,
  isObjectType as isFederatedObject,
} from '@apollo/federation-internals'
import type { FieldNode, GraphQLSchema, SelectionNode, SelectionSetNode } from 'graphql'
import { Kind, getNamedType, isAbstractType, isCompositeType, isInterfaceType, isObjectType } from 'graphql'
import type { Fragments } from './fetches'

/** What one subgraph knows. */
export interface SubgraphTypes {
  /** The types that an interface or union may be there; undefined where it is not known as one. */
  possibleTypes(abstract: string): ReadonlySet<string> | undefined
  /**
   * The field with what is selected below it, fragments written out, when the subgraph can answer all of that by itself.
   */
  answerable(node: FieldNode, parent: string, fragments: Fragments): FieldNode | undefined
}

function typesOf(subgraph: Subgraph): SubgraphTypes {
  const schema: GraphQLSchema = subgraph.schema.toGraphQLJSSchema()
  const isOwn = (parent: string, name: string): boolean => {
    const type = subgraph.schema.type(parent)
    const field = type && (isFederatedObject(type) || isFederatedInterface(type)) ? type.field(name) : undefined
    return field !== undefined && !subgraph.metadata().isFieldExternal(field)
  }

  const answerable: SubgraphTypes['answerable'] = (node, parent, fragments) => {
    const name = node.name.value
    if (name === '__typename') return node
    const type = schema.getType(parent)
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
    if (!field || !isOwn(parent, name)) return undefined
    if (!node.selectionSet) return node
    const selectionSet = answerableSet(node.selectionSet, getNamedType(field.type).name, fragments)
    return selectionSet && { ...node, selectionSet }
  }

  const answerableSet = (set: SelectionSetNode, parent: string, fragments: Fragments): SelectionSetNode | undefined => {
    const selections: SelectionNode[] = [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }]
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const field = answerable(selection, parent, fragments)
        if (!field) return undefined
        selections.push(field)
        continue
      }
      const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
      const condition = inner?.typeCondition?.name.value ?? parent
      // A type that the subgraph does not know is one that it never gives.
      if (!inner || !isCompositeType(schema.getType(condition))) continue
      const selectionSet = answerableSet(inner.selectionSet, condition, fragments)
      if (!selectionSet) return undefined
      const typeCondition = { kind: Kind.NAMED_TYPE as const, name: { kind: Kind.NAME as const, value: condition } }
      const { directives = [] } = selection
      selections.push({ kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet })
    }
    return { kind: Kind.SELECTION_SET, selections }
  }

  return {
    answerable,
    possibleTypes(abstract) {
      const type = schema.getType(abstract)
      return isAbstractType(type) ? new Set(schema.getPossibleTypes(type).map(({ name }) => name)) : undefined
    },
  }
}

export const subgraphTypes = (supergraph: Supergraph): ReadonlyMap<string, SubgraphTypes> =>
  new Map([...supergraph.subgraphs()].map(subgraph => [subgraph.name, typesOf(subgraph)]))
