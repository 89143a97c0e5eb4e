import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLInterfaceType,
  GraphQLObjectType,
  GraphQLSchema,
  SelectionNode,
  SelectionSetNode,
} from 'graphql'
import { Kind, isAbstractType } from 'graphql'

/** Reads a condition's variable; the operation's defaults count. */
export type ConditionOf = (variable: string) => boolean

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

const skipNames = { skip: true, include: false } as const

/** Whether @skip or @include leaves a selection out. */
export function isLeftOut(selection: SelectionNode, conditionOf: ConditionOf): boolean {
  return (selection.directives ?? []).some(directive => {
    const name = directive.name.value
    if (name !== 'skip' && name !== 'include') return false
    const value = directive.arguments?.find(argument => argument.name.value === 'if')?.value
    const given =
      value?.kind === Kind.VARIABLE ? conditionOf(value.name.value) : value?.kind === Kind.BOOLEAN && value.value
    return given === skipNames[name]
  })
}

export interface Collect {
  readonly schema: GraphQLSchema
  /** The supergraph's types, with those that clients do not see. */
  readonly types?: GraphQLSchema | undefined
  readonly fragments: Fragments
  readonly conditionOf: ConditionOf
}

/** The fields that selections ask of an object of a concrete type, by response key, in GraphQL's order. */
export function collectFields(
  type: GraphQLObjectType | GraphQLInterfaceType,
  sets: readonly SelectionSetNode[],
  collect: Collect,
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>()
  const seen = new Set<string>()
  for (const set of sets) add(type, set, collect, fields, seen)
  return fields
}

function add(
  type: GraphQLObjectType | GraphQLInterfaceType,
  set: SelectionSetNode,
  collect: Collect,
  fields: Map<string, FieldNode[]>,
  seen: Set<string>,
): void {
  for (const selection of set.selections) {
    if (isLeftOut(selection, collect.conditionOf)) continue
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value
      const known = fields.get(key)
      if (known) known.push(selection)
      else fields.set(key, [selection])
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      const { typeCondition } = selection
      if (!typeCondition || applies(type, typeCondition.name.value, collect.schema))
        add(type, selection.selectionSet, collect, fields, seen)
    } else {
      const name = selection.name.value
      const fragment = collect.fragments.get(name)
      if (!fragment || seen.has(name)) continue
      seen.add(name)
      if (applies(type, fragment.typeCondition.name.value, collect.schema))
        add(type, fragment.selectionSet, collect, fields, seen)
    }
  }
}

function applies(type: GraphQLObjectType | GraphQLInterfaceType, condition: string, schema: GraphQLSchema): boolean {
  if (type.name === condition) return true
  const wanted = schema.getType(condition)
  return isAbstractType(wanted) && schema.isSubType(wanted, type)
}
