import type { ASTVisitor, DocumentNode, GraphQLInputType, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import {
  Kind,
  TypeInfo,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql'

/**
 * The parts of a schema that an operation uses: fields, arguments, and what it writes of input types and enums. A variable
 * may bring any part of its type, so all of that counts as used.
 */
export function coordinatesOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  definition: OperationDefinitionNode,
): ReadonlySet<string> {
  const found = new Set<string>()
  const types = new TypeInfo(schema)
  const fragments = new Set<string>()

  const addWhole = (given: GraphQLInputType): void => {
    const type = getNamedType(given)
    if (isEnumType(type)) for (const { name } of type.getValues()) found.add(`${type.name}.${name}`)
    if (!isInputObjectType(type)) return
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`
      if (found.has(coordinate)) continue
      found.add(coordinate)
      addWhole(field.type)
    }
  }

  const collect: ASTVisitor = {
    Field({ name }) {
      const parent = types.getParentType()
      if (parent && !name.value.startsWith('__')) found.add(`${parent.name}.${name.value}`)
    },
    Argument({ name }) {
      const parent = types.getParentType()
      const field = types.getFieldDef()
      if (parent && field && !types.getDirective()) found.add(`${parent.name}.${field.name}(${name.value}:)`)
    },
    ObjectField({ name }) {
      const parent = types.getParentInputType()
      const type = parent && getNamedType(parent)
      if (type) found.add(`${type.name}.${name.value}`)
    },
    EnumValue({ value }) {
      const given = types.getInputType()
      const type = given && getNamedType(given)
      if (type) found.add(`${type.name}.${value}`)
    },
    VariableDefinition({ type }) {
      const given = typeFromAST(schema, type)
      if (given && 'name' in getNamedType(given)) addWholeInput(given)
    },
    FragmentSpread({ name }) {
      fragments.add(name.value)
    },
  }
  const addWholeInput = (given: NonNullable<ReturnType<typeof typeFromAST>>): void => {
    const type = getNamedType(given)
    if (isInputObjectType(type) || isEnumType(type)) addWhole(type)
  }

  const walk = visitWithTypeInfo(types, collect)
  visit(definition, walk)
  // The set grows while it is walked: each fragment once.
  for (const name of fragments)
    for (const node of document.definitions)
      if (node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === name) visit(node, walk)
  return found
}

/** All that a schema offers, so that what nobody uses can be told. */
export function allCoordinates(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap()).flatMap(type => {
    if (type.name.startsWith('__')) return []
    if (isEnumType(type)) return type.getValues().map(({ name }) => `${type.name}.${name}`)
    if (isInputObjectType(type)) return Object.keys(type.getFields()).map(name => `${type.name}.${name}`)
    if (!isObjectType(type) && !isInterfaceType(type)) return []
    return Object.values(type.getFields()).flatMap(({ name, args }) => [
      `${type.name}.${name}`,
      ...args.map(argument => `${type.name}.${name}(${argument.name}:)`),
    ])
  })
}
