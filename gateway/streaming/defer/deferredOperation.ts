import type { DocumentNode, GraphQLObjectType, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import { Kind, print } from 'graphql'
import type { Completion } from '../../execution/complete'
import { compileCompletion } from '../../execution/complete'
import type { Data } from '../../execution/data'
import type { ConditionOf, Fragments } from '../../execution/fields'
import type { CompiledOperation } from '../../execution/operation'
import { compileOperation } from '../../execution/operation'
import type { TypeTest } from '../../execution/types'
import type { Planner } from '../../planning/planner'
import { PlannerUnavailable, answeredOnce } from '../../planning/planner'
import { deferredDocument, fragmentsOf } from './deferredDocument'
import type { Part, Step } from './parts'
import { divide } from './parts'

/** A part of an operation that is sent when it is there, compiled. */
export interface CompiledPart {
  /** The plan's name of it. */
  readonly number: string
  /** The client's name of it. */
  readonly label: string | undefined
  readonly steps: readonly Step[]
  complete(type: GraphQLObjectType, data: Data, completion: Completion): Data | null
  readonly parts: readonly CompiledPart[]
}

/** An operation with deferred parts, for one set of conditions: planned, compiled and kept. */
export interface DeferredOperation {
  /** Fetches everything, and makes the part that is sent at once. */
  readonly first: CompiledOperation
  readonly root: GraphQLObjectType
  readonly parts: readonly CompiledPart[]
  readonly schema: GraphQLSchema
}

export interface DeferContext {
  readonly schema: GraphQLSchema
  readonly isA: TypeTest
  /** All types, with those that clients do not see. */
  readonly types: GraphQLSchema
  readonly planner: Pick<Planner, 'plan'>
}

/**
 * Undefined when nothing is deferred for the given conditions, or when it cannot be: Apollo's planner gives up on deferred
 * fields that are computed from fields of another subgraph. The client gets the whole at once then, as it must expect.
 */
export async function compileDeferred(
  document: DocumentNode,
  definition: OperationDefinitionNode,
  conditionOf: ConditionOf,
  { schema, isA, types, planner }: DeferContext,
): Promise<DeferredOperation | undefined> {
  const root = schema.getRootType(definition.operation)
  const fragments = fragmentsOf(document)
  const deferred = deferredDocument(definition, fragments, conditionOf)
  if (!root || !deferred) return undefined
  const { operation, labels } = deferred
  const planned: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...usedBy(operation, fragments)] }
  const node = await planner
    .plan(print(planned), operation.name?.value, { defer: true })
    .then(answeredOnce, (error: unknown) => {
      if (error instanceof PlannerUnavailable) throw error
      return null
    })
  if (node === null) return undefined
  const { selectionSet, parts } = divide(operation.selectionSet, conditionOf)
  const compilePart = (part: Part): CompiledPart => {
    const byType = new Map<string, ReturnType<typeof compileCompletion>>()
    const completionOf = (type: GraphQLObjectType) => {
      const known =
        byType.get(type.name) ?? compileCompletion(type, part.selectionSet, { schema, types, fragments, conditionOf })
      byType.set(type.name, known)
      return known
    }
    return {
      number: part.number,
      label: labels.get(part.number),
      steps: part.steps,
      complete: (type, data, completion) => completionOf(type)(data, completion),
      parts: part.parts.map(compilePart),
    }
  }
  return {
    first: compileOperation(planned, { ...operation, selectionSet }, node, { schema, isA, types }),
    root,
    parts: parts.map(compilePart),
    schema,
  }
}

/** The fragments that are still spread by name; one that is not would be no valid document. */
function usedBy({ selectionSet }: OperationDefinitionNode, fragments: Fragments) {
  const used = new Set<string>()
  const inSet = ({ selections }: OperationDefinitionNode['selectionSet']): void => {
    for (const selection of selections) {
      if (selection.kind !== Kind.FRAGMENT_SPREAD) {
        if (selection.selectionSet) inSet(selection.selectionSet)
        continue
      }
      const fragment = fragments.get(selection.name.value)
      if (!fragment || used.has(fragment.name.value)) continue
      used.add(fragment.name.value)
      inSet(fragment.selectionSet)
    }
  }
  inSet(selectionSet)
  return [...fragments.values()].filter(({ name }) => used.has(name.value))
}
