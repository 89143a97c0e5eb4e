import type { ASTNode, DocumentNode, GraphQLInputType, GraphQLSchema, VariableDefinitionNode } from 'graphql'
import {
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  Kind,
  TypeInfo,
  isNonNullType,
  isScalarType,
  isSpecifiedScalarType,
  parseValue,
  print,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { Values } from '../variables'
import type { Literal } from './scan'

/** What texts have in common that differ in nothing but literals. */
export interface Shape {
  /** The document with a variable in place of each literal. */
  readonly text: string
  /** The variables' values in one of those texts; undefined when one of them is no value of its type. */
  valuesOf(text: string, literals: readonly Literal[]): Values | undefined
}

/** Names begin so that stand for literals. */
const prefix = '_literal'

/** Reads a literal as the JSON value that means the same; undefined when it does not fit. */
type Read = (text: string) => unknown

interface Slot {
  readonly name: string
  readonly read: Read
}

const readString: Read = text => {
  if (!text.includes('\\') && !text.startsWith('"""')) return text.slice(1, -1)
  try {
    const node = parseValue(text, { noLocation: true })
    return node.kind === Kind.STRING ? node.value : undefined
  } catch {
    return undefined
  }
}

const readNumber =
  (fits: (value: number) => boolean): Read =>
  text => {
    const value = Number(text)
    return fits(value) && !Object.is(value, -0) ? value : undefined
  }

const isInt = (value: number): boolean => value >= -(2 ** 31) && value < 2 ** 31

/** How a kind of literal is read where a type is expected; undefined when a variable's value may mean something else. */
function readerOf(kind: Literal['kind'], type: GraphQLInputType): Read | undefined {
  const isOwn = isScalarType(type) && !isSpecifiedScalarType(type)
  switch (kind) {
    case 'string':
      return type === GraphQLString || type === GraphQLID || isOwn ? readString : undefined
    case 'int':
      // An id keeps all of its digits.
      if (type === GraphQLID) return text => text
      if (type === GraphQLInt) return readNumber(isInt)
      if (type === GraphQLFloat) return readNumber(Number.isFinite)
      return isOwn ? readNumber(Number.isSafeInteger) : undefined
    case 'float':
      // A scalar of the graph's own may read 1.10 digit by digit.
      return type === GraphQLFloat ? readNumber(Number.isFinite) : undefined
  }
}

const definitionOf = (name: string, type: string): VariableDefinitionNode => ({
  kind: Kind.VARIABLE_DEFINITION,
  variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
  // No literal is null, and what is never null may stand everywhere.
  type: {
    kind: Kind.NON_NULL_TYPE,
    type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
  },
})

const isOneOperation = ({ definitions }: DocumentNode): boolean =>
  definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length === 1

/**
 * The shape of a valid document with its places in the text; undefined when one of its literals could not be a variable.
 */
export function shapeOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  literals: readonly Literal[],
): Shape | undefined {
  if (!isOneOperation(document)) return undefined
  const byStart = new Map(literals.map((literal, index) => [literal.start, { literal, index }]))
  const slots: (Slot | undefined)[] = literals.map(() => undefined)
  const definitions: VariableDefinitionNode[] = []
  let isTaken = false

  const types = new TypeInfo(schema)
  const replace = (node: ASTNode): ASTNode | undefined => {
    const found = byStart.get(node.loc?.start ?? -1)
    const expected = types.getInputType()
    const type = isNonNullType(expected) ? expected.ofType : expected
    const read = found && type && readerOf(found.literal.kind, type)
    if (!read || !('name' in type)) return undefined
    const name = `${prefix}${found.index}`
    slots[found.index] = { name, read }
    definitions.push(definitionOf(name, type.name))
    return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } }
  }
  const replaced = visit(
    document,
    visitWithTypeInfo(types, {
      Directive: () => false,
      VariableDefinition: () => false,
      Variable: ({ name }) => {
        isTaken ||= name.value.startsWith(prefix)
      },
      StringValue: replace,
      IntValue: replace,
      FloatValue: replace,
    }),
  )
  const all = slots.filter(slot => slot !== undefined)
  if (isTaken || all.length < literals.length) return undefined

  const text = print({
    ...replaced,
    definitions: replaced.definitions.map(node =>
      node.kind === Kind.OPERATION_DEFINITION
        ? { ...node, variableDefinitions: [...(node.variableDefinitions ?? []), ...definitions] }
        : node,
    ),
  })
  return { text, valuesOf: (given, found) => readAll(all, given, found) }
}

function readAll(slots: readonly Slot[], text: string, literals: readonly Literal[]): Values | undefined {
  const values: Record<string, unknown> = {}
  for (const [index, { name, read }] of slots.entries()) {
    const literal = literals[index]
    const value = literal && read(text.slice(literal.start, literal.end))
    if (value === undefined) return undefined
    values[name] = value
  }
  return values
}
