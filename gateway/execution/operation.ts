import type { PlanNode } from '@apollo/query-planner'
import type {
  DocumentNode,
  FieldNode,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql'
import { Kind, executeSync, visit } from 'graphql'
import type { Completion } from './complete'
import { compileCompletion } from './complete'
import { conditionVariables } from './conditions'
import type { Data } from './data'
import type { ConditionOf, Fragments } from './fields'
import type { Merge } from './merge/merging'
import { createMerge } from './merge/merging'
import type { RoundOf } from './merge/rounds'
import { roundsOf } from './merge/rounds'
import type { Step } from './plan'
import { compilePlan } from './plan'
import type { Splice } from './splice/splice'
import { createSplices } from './splice/splices'
import type { TypeTest } from './types'

/** An operation that is planned and compiled: kept, and run for every request that brings it. */
export interface CompiledOperation {
  /** Undefined when no subgraph is needed: nothing but introspection and `__typename`. */
  readonly step: Step | undefined
  /** Reads a condition's variable from a request's variables and the operation's defaults. */
  condition(variables: Readonly<Data>, variable: string): boolean
  complete(data: Data, variables: Readonly<Data>, completion: Completion): Data | null
  /** The introspection fields' values. */
  introspect(variables: Readonly<Data>): Data
  /** Which fetches go as one call. */
  readonly rounds: RoundOf | undefined
  readonly merge: Merge
  /** The way over bytes, where there is one for these variables. */
  splice(variables: Readonly<Data>): Splice | undefined
}

export interface CompileContext {
  /** What clients see. */
  readonly schema: GraphQLSchema
  readonly isA: TypeTest
  /** The supergraph's types, with those that clients do not see; without them answers are not spliced. */
  readonly types?: GraphQLSchema
  /** How often an operation is run before it is spliced. */
  readonly coldRuns?: number
}

/** Above so many condition variables a completion is compiled for each request: their combinations are not kept. */
const mostConditions = 6

/** @param plan undefined when no subgraph is needed */
export function compileOperation(
  document: DocumentNode,
  definition: OperationDefinitionNode,
  plan: PlanNode | undefined,
  { schema, isA, types, coldRuns }: CompileContext,
): CompiledOperation {
  const fragments: Fragments = new Map(
    document.definitions.flatMap(node => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  )
  const root = schema.getRootType(definition.operation)
  if (!root) throw new TypeError(`the graph has no ${definition.operation}`)

  const condition = (variables: Readonly<Data>, variable: string): boolean => {
    const given = variables[variable]
    const fallback = definition.variableDefinitions?.find(known => known.variable.name.value === variable)?.defaultValue
    return given === undefined ? fallback?.kind === Kind.BOOLEAN && fallback.value : given === true
  }
  const conditions = conditionVariables(definition.selectionSet, ...fragments.values())
  const compiled = new Map<string, ReturnType<typeof compileCompletion>>()
  const completionFor = (conditionOf: ConditionOf) => {
    const key = conditions.map(variable => (conditionOf(variable) ? '1' : '0')).join('')
    const known = compiled.get(key)
    if (known) return known
    const fresh = compileCompletion(root, definition.selectionSet, { schema, types, fragments, conditionOf })
    if (conditions.length <= mostConditions) compiled.set(key, fresh)
    return fresh
  }
  const introspection = introspectionDocument(definition, fragments)
  const splices =
    types && plan && !introspection && conditions.length <= mostConditions
      ? createSplices(plan, { definition, fragments, root, schema, types, isA }, { conditions, condition, coldRuns })
      : undefined

  return {
    step: plan && compilePlan(plan, isA),
    rounds: plan && roundsOf(plan),
    merge: createMerge(),
    condition,
    complete: (data, variables, completion) =>
      completionFor(variable => condition(variables, variable))(data, completion),
    introspect(variables) {
      if (!introspection) return {}
      const { data, errors } = executeSync({
        schema,
        document: introspection,
        rootValue: {},
        variableValues: variables,
      })
      if (errors?.[0]) throw errors[0]
      return { ...data }
    },
    splice: variables => splices?.of(variables),
  }
}

const isIntrospection = ({ name }: FieldNode): boolean => name.value === '__schema' || name.value === '__type'

/** The same operation with its introspection fields alone; undefined when it has none. */
function introspectionDocument(definition: OperationDefinitionNode, fragments: Fragments): DocumentNode | undefined {
  const onlyIntrospection = (set: SelectionSetNode): SelectionSetNode => ({
    ...set,
    selections: set.selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) return isIntrospection(selection) ? [selection] : []
      const inner =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection.selectionSet
          : fragments.get(selection.name.value)?.selectionSet
      const kept = inner && onlyIntrospection(inner)
      if (!kept || kept.selections.length === 0) return []
      return [{ kind: Kind.INLINE_FRAGMENT, directives: selection.directives ?? [], selectionSet: kept }]
    }),
  })
  if (definition.operation !== 'query') return undefined
  const selectionSet = onlyIntrospection(definition.selectionSet)
  if (selectionSet.selections.length === 0) return undefined
  const variables = new Set<string>()
  visit(selectionSet, { Variable: ({ name }) => void variables.add(name.value) })
  for (const fragment of fragments.values()) visit(fragment, { Variable: ({ name }) => void variables.add(name.value) })
  const variableDefinitions =
    definition.variableDefinitions?.filter(({ variable }) => variables.has(variable.name.value)) ?? []
  return {
    kind: Kind.DOCUMENT,
    definitions: [{ ...definition, variableDefinitions, selectionSet }, ...fragments.values()],
  }
}
