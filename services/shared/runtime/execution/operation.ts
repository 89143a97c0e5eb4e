import type { DocumentNode, FragmentDefinitionNode, GraphQLError, GraphQLSchema } from 'graphql'
import { execute, getOperationAST, getVariableValues, Kind, locatedError, visit } from 'graphql'
import type { WriteObject } from './completion'
import type { Arguments } from './execution'
import { Execution } from './execution'
import type { Written } from './later'
import { Later } from './later'
import type { Source } from './site'
import type { GuardOf } from './variant'
import { compileVariant } from './variant'

/** How an operation came out: the JSON text of its data, undefined when it was not begun, and its errors. */
export interface Outcome {
  readonly data: string | undefined
  readonly errors: readonly GraphQLError[]
}

interface Request {
  readonly context: unknown
  readonly variables?: Arguments | null | undefined
  readonly rootValue?: unknown
}

/** Runs an operation of a valid document. */
export type Operation = (request: Request) => Outcome | Promise<Outcome>

/** Variables in `@skip` and `@include` double the ways to run an operation each. */
const mostConditions = 4

/** How many mistakes in variables are told, as graphql-js has it. */
const maxErrors = 50

/** What graphql-js makes of it, for what comes seldom. */
export function plainOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName?: string | null,
): Operation {
  return async ({ context, variables, rootValue }) => {
    const { data, errors = [] } = await execute({
      schema,
      document,
      operationName: operationName ?? null,
      variableValues: variables ?? {},
      contextValue: context,
      rootValue,
    })
    return { data: data === undefined ? undefined : JSON.stringify(data), errors }
  }
}

/** Compiles an operation of a valid document. Introspection, and what names no operation, stays with graphql-js. */
export function compileOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  guardOf: GuardOf = () => undefined,
): Operation {
  const plain = plainOperation(schema, document, operationName)
  const operation = getOperationAST(document, operationName)
  const names = conditionsOf(document)
  if (!operation || names.length > mostConditions || introspects(document) || !schema.getRootType(operation.operation))
    return plain
  const source: Source = { schema, operation, fragments: fragmentsOf(document) }
  const variants = new Map<string, WriteObject>()

  return request => {
    const { context, variables: given, rootValue } = request
    const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], given ?? {}, {
      maxErrors,
    })
    if (!coerced) return { data: undefined, errors: errors ?? [] }
    let key = ''
    for (const name of names) {
      const value = coerced[name]
      // Null, where a default made that possible: an error at each place, which graphql-js words.
      if (typeof value !== 'boolean') return plain(request)
      key += value ? '1' : '0'
    }
    let write = variants.get(key)
    if (!write) {
      const conditions = Object.fromEntries(names.map(name => [name, coerced[name] === true]))
      write = compileVariant(source, conditions, guardOf)
      variants.set(key, write)
    }
    return run(write, new Execution(context, coerced, rootValue))
  }
}

function run(write: WriteObject, execution: Execution): Outcome | Promise<Outcome> {
  const { collected } = execution
  const done = (data: string | null): Outcome => ({ data: data ?? 'null', errors: collected.errors })
  const fail = (error: unknown): Outcome => {
    collected.add(locatedError(error, undefined, undefined), undefined)
    return done(null)
  }
  let written: Written
  try {
    written = write(execution.rootValue, undefined, execution)
  } catch (error) {
    return fail(error)
  }
  if (!(written instanceof Later)) return done(written)
  const later = written
  return new Promise(resolve => later.to({ done: text => resolve(done(text)), fail: error => resolve(fail(error)) }))
}

function fragmentsOf(document: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null)
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition
  return fragments
}

/** The variables that decide what is selected. */
function conditionsOf(document: DocumentNode): string[] {
  const names = new Set<string>()
  visit(document, {
    Directive({ name, arguments: given = [] }) {
      if (name.value !== 'skip' && name.value !== 'include') return
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value)
    },
  })
  return [...names].sort()
}

function introspects(document: DocumentNode): boolean {
  let found = false
  visit(document, {
    Field({ name }) {
      found ||= name.value === '__schema' || name.value === '__type'
    },
  })
  return found
}
