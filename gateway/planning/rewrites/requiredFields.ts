import type { DocumentNode, FieldDefinitionNode, FieldNode, SelectionSetNode } from 'graphql'
import { Kind, print, visit } from 'graphql'
import type { Directive, FieldsType } from './join'
import { fieldOf, isNamed, namedType, printFieldSet, readFieldSet, typesIn, valueOf, withText } from './join'

/** A field with given arguments that some `@requires` asks for, as a field of its own. */
export interface RequiredField {
  /** Its name where it is planned. */
  readonly name: string
  /** As a subgraph has it, with its arguments. */
  readonly field: FieldNode
}

interface Required {
  readonly supergraph: DocumentNode
  readonly fields: readonly RequiredField[]
}

/**
 * Makes a field of its own of each field with arguments that a `@requires` asks for. The planner keeps fields apart by
 * their names, not by their arguments: `price(currency: "EUR")` for a `@requires` and another price for the client, or
 * for another `@requires`, would be one field of one answer.
 * @param mark makes their names such as no client knows: the planner would take a client's alias of that name for one
 */
export function separateRequiredFields(supergraph: DocumentNode, mark: string): Required {
  const types = typesIn(supergraph)
  const fields = new Map<string, RequiredField>()
  /** Which of them a type needs. */
  const needed = new Map<string, Set<RequiredField>>()

  const separate = (node: FieldNode, parent: FieldsType): FieldNode => {
    const field: FieldNode = { kind: Kind.FIELD, name: node.name, arguments: node.arguments ?? [] }
    const text = print(field)
    const name = `${node.name.value}__required_${mark}_${fields.size}`
    const found = fields.get(text) ?? { name, field }
    fields.set(text, found)
    for (const type of types.values()) {
      const implementsParent = type.interfaces?.some(one => one.name.value === parent.name.value) ?? false
      if (type !== parent && !implementsParent) continue
      needed.set(type.name.value, (needed.get(type.name.value) ?? new Set()).add(found))
    }
    return { ...node, name: { kind: Kind.NAME, value: found.name }, arguments: [] }
  }

  const rewrite = (set: SelectionSetNode, parent: FieldsType | undefined): SelectionSetNode => ({
    ...set,
    selections: set.selections.map(selection => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return selection
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const type = selection.typeCondition ? types.get(selection.typeCondition.name.value) : parent
        return { ...selection, selectionSet: rewrite(selection.selectionSet, type) }
      }
      const definition = fieldOf(parent, selection.name.value)
      if (!parent || !definition) return selection
      const own = (definition.arguments?.length ?? 0) > 0 ? separate(selection, parent) : selection
      if (!own.selectionSet) return own
      return { ...own, selectionSet: rewrite(own.selectionSet, types.get(namedType(definition))) }
    }),
  })

  const rewriteRequires = (directive: Directive, parent: FieldsType): Directive => {
    const text = isNamed(directive, 'join__field') ? valueOf(directive, 'requires') : undefined
    if (typeof text !== 'string') return directive
    return withText(directive, 'requires', printFieldSet(rewrite(readFieldSet(text), parent)))
  }

  const inFields = <Type extends FieldsType>(type: Type): Type => ({
    ...type,
    fields: (type.fields ?? []).map(field => ({
      ...field,
      directives: (field.directives ?? []).map(directive => rewriteRequires(directive, type)),
    })),
  })
  const rewritten = visit(supergraph, { ObjectTypeDefinition: inFields, InterfaceTypeDefinition: inFields })

  const addFields = <Type extends FieldsType>(type: Type): Type => ({
    ...type,
    fields: [...(type.fields ?? []), ...[...(needed.get(type.name.value) ?? [])].flatMap(one => copyOf(one, type))],
  })
  return {
    supergraph: visit(rewritten, { ObjectTypeDefinition: addFields, InterfaceTypeDefinition: addFields }),
    fields: [...fields.values()],
  }
}

/** The same field under its own name: in the same subgraphs, by the same rules. */
function copyOf({ name, field }: RequiredField, type: FieldsType): FieldDefinitionNode[] {
  const original = fieldOf(type, field.name.value)
  if (!original) return []
  const directives = (original.directives ?? []).filter(directive => isNamed(directive, 'join__field'))
  return [{ ...original, name: { kind: Kind.NAME, value: name }, arguments: [], directives }]
}
