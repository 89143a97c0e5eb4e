import type {
  ConstDirectiveNode,
  DocumentNode,
  FieldDefinitionNode,
  InterfaceTypeDefinitionNode,
  ObjectTypeDefinitionNode,
  SelectionSetNode,
} from 'graphql'
import { Kind, OperationTypeNode, parse, print } from 'graphql'

/** What a supergraph says of a type or field for one subgraph: `@join__type(graph: A, key: "id")`. */
export type Directive = ConstDirectiveNode

export type FieldsType = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode

/** The value of a directive's argument when it is a text, a name of an enum's value or a boolean. */
export function valueOf({ arguments: given }: Directive, name: string): string | boolean | undefined {
  const value = given?.find(argument => argument.name.value === name)?.value
  const isPlain = value?.kind === Kind.STRING || value?.kind === Kind.ENUM || value?.kind === Kind.BOOLEAN
  return isPlain ? value.value : undefined
}

export const isNamed = (directive: Directive, name: string): boolean => directive.name.value === name

/** A copy of the directive that says something else for one argument. */
export function withText(directive: Directive, name: string, text: string): Directive {
  return {
    ...directive,
    arguments: (directive.arguments ?? []).map(argument =>
      argument.name.value === name ? { ...argument, value: { kind: Kind.STRING, value: text } } : argument,
    ),
  }
}

/** Object types and interfaces by name. */
export function typesIn(supergraph: DocumentNode): ReadonlyMap<string, FieldsType> {
  const types = new Map<string, FieldsType>()
  for (const node of supergraph.definitions)
    if (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION)
      types.set(node.name.value, node)
  return types
}

export const fieldOf = (type: FieldsType | undefined, name: string): FieldDefinitionNode | undefined =>
  type?.fields?.find(field => field.name.value === name)

/** The name of a field's type, without lists and non-nulls. */
export function namedType({ type }: FieldDefinitionNode): string {
  let named = type
  while (named.kind !== Kind.NAMED_TYPE) named = named.type
  return named.name.value
}

/** Reads a set of fields as directives have them: `price(currency: "EUR") weight`. */
export function readFieldSet(text: string): SelectionSetNode {
  const [operation] = parse(`{ ${text} }`, { noLocation: true }).definitions
  if (operation?.kind !== Kind.OPERATION_DEFINITION || operation.operation !== OperationTypeNode.QUERY)
    throw new TypeError(`not a set of fields: ${text}`)
  return operation.selectionSet
}

export const printFieldSet = (set: SelectionSetNode): string => print(set).replace(/\s+/g, ' ').slice(1, -1).trim()
