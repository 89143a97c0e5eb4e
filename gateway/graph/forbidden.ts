import type {
  DocumentNode,
  FragmentDefinitionNode,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql'
import {
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  getDirectiveValues,
  getNamedType,
  isInterfaceType,
  isObjectType,
} from 'graphql'
import type { Principal } from '../identity/principal'
import type { AccessRule, AccessRules } from './access'

/** A selected field that is not for the caller. */
export interface ForbiddenField {
  /** As the client wrote it: `Query.service`, never a type behind an interface that the client did not name. */
  readonly coordinate: string
  readonly path: readonly string[]
  readonly rule: AccessRule
}

interface Operation {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  /** With defaults filled in. */
  readonly variables: Record<string, unknown>
}

type Caller = Pick<Principal, 'scopes' | 'policies' | 'isAuthenticated'>

const holds = (rule: AccessRule, caller: Caller): boolean =>
  rule.needs === 'authenticated'
    ? caller.isAuthenticated
    : rule.anyOf.some(all => all.every(one => caller[rule.needs].includes(one)))

/**
 * The first field of what will really be executed that is not for the caller.
 * Each fragment is walked once: a field's rules are the same wherever it is spread.
 */
export function forbiddenField(
  { schema, document, operation, variables }: Operation,
  rules: AccessRules,
  caller: Caller,
): ForbiddenField | undefined {
  const visited = new Set<FragmentDefinitionNode>()
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)

  const walk = (
    { selections }: SelectionSetNode,
    typeName: string,
    path: readonly string[],
  ): ForbiddenField | undefined => {
    for (const selection of selections) {
      if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] === true) continue
      if (getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] === false) continue
      const found = visit(selection, typeName, path)
      if (found) return found
    }
    return undefined
  }

  const visit = (selection: SelectionNode, typeName: string, path: readonly string[]): ForbiddenField | undefined => {
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return walk(selection.selectionSet, selection.typeCondition?.name.value ?? typeName, path)
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = fragments.get(selection.name.value)
      if (!fragment || visited.has(fragment)) return undefined
      visited.add(fragment)
      return walk(fragment.selectionSet, fragment.typeCondition.name.value, path)
    }
    const name = selection.name.value
    const coordinate = `${typeName}.${name}`
    const here = [...path, selection.alias?.value ?? name]
    const rule = rules.get(coordinate)?.find(one => !holds(one, caller))
    if (rule) return { coordinate, path: here, rule }
    const type = schema.getType(typeName)
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
    return field && selection.selectionSet
      ? walk(selection.selectionSet, getNamedType(field.type).name, here)
      : undefined
  }

  const root = schema.getRootType(operation.operation)
  return root && rules.size > 0 ? walk(operation.selectionSet, root.name, []) : undefined
}
