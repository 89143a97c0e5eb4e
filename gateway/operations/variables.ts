import type { GraphQLInputType, GraphQLSchema, OperationDefinitionNode, VariableDefinitionNode } from 'graphql'
import {
  GraphQLBoolean,
  GraphQLError,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  getVariableValues,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  typeFromAST,
  valueFromAST,
} from 'graphql'

export type Values = Readonly<Record<string, unknown>>

/** Fits a request's variables to their types, defaults filled in; the first that does not fit is the error. */
export type Coerce = (given: Values) => Values | GraphQLError

/** How many wrong values are looked for before giving up. */
const maxErrors = 10

/**
 * Gives what graphql-js's `getVariableValues` gives. Most variables need no more than a look: they are their own coerced
 * value. As soon as one does need more, graphql-js does it all, and words what is wrong.
 */
export function compileVariables(schema: GraphQLSchema, operation: OperationDefinitionNode): Coerce {
  const definitions = operation.variableDefinitions ?? []
  const slowly: Coerce = given => {
    const { coerced, errors } = getVariableValues(schema, definitions, given, { maxErrors })
    const [wrong] = errors ?? []
    return wrong
      ? new GraphQLError(wrong.message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } })
      : (coerced ?? {})
  }
  const variables = definitions.map(definition => compileVariable(schema, definition))
  return given => {
    const coerced: Record<string, unknown> = {}
    for (const { name, isItself, fallback, optional } of variables) {
      if (Object.hasOwn(given, name)) {
        const value = given[name]
        if (!isItself(value)) return slowly(given)
        coerced[name] = value
      } else if (fallback !== undefined) coerced[name] = fallback
      else if (!optional) return slowly(given)
    }
    return coerced
  }
}

/** Whether a value is known to be its own coerced value. */
type Look = (value: unknown) => boolean

interface Variable {
  readonly name: string
  readonly isItself: Look
  /** Its default, coerced. */
  readonly fallback: unknown
  readonly optional: boolean
}

function compileVariable(schema: GraphQLSchema, definition: VariableDefinitionNode): Variable {
  const name = definition.variable.name.value
  const type = typeFromAST(schema, definition.type)
  const known = isInputType(type) && name !== '__proto__' ? type : undefined
  return {
    name,
    isItself: known ? lookAt(known) : () => false,
    fallback: known && definition.defaultValue && valueFromAST(definition.defaultValue, known),
    optional: known !== undefined && !isNonNullType(known),
  }
}

const largestInt = 2 ** 31

function lookAt(type: GraphQLInputType): Look {
  if (!isNonNullType(type)) {
    const look = lookAtValue(type)
    return value => value === null || look(value)
  }
  const look = lookAtValue(type.ofType)
  return value => value !== null && look(value)
}

function lookAtValue(type: GraphQLInputType): Look {
  if (isListType(type)) {
    const look = lookAt(type.ofType)
    return value => Array.isArray(value) && value.every(look)
  }
  // Fields have defaults and may be wrong each in its own way.
  if (isInputObjectType(type) || isNonNullType(type)) return () => false
  if (isEnumType(type)) return value => typeof value === 'string' && type.getValue(value)?.value === value
  switch (type) {
    case GraphQLString:
    case GraphQLID:
      return value => typeof value === 'string'
    case GraphQLBoolean:
      return value => typeof value === 'boolean'
    case GraphQLInt:
      return value => Number.isInteger(value) && Number(value) >= -largestInt && Number(value) < largestInt
    case GraphQLFloat:
      return value => Number.isFinite(value)
    default:
      // A scalar of the graph's own: the gateway knows only its name, and takes any value.
      return value => value !== undefined
  }
}
