import type { FieldNode, GraphQLField, GraphQLObjectType } from 'graphql'
import { GraphQLError, TypeNameMetaFieldDef, OperationTypeNode } from 'graphql'
import { collectFields, collectSubfields } from 'graphql/execution/collectFields'
import type { WriteObject } from './completion'
import { completionOf } from './completion'
import { completeEntities, entitiesResolver, entityUnionOf } from './entities'
import type { SelectedField } from './selection'
import { compileSelection } from './selection'
import { serially } from './serially'
import type { Guard, Site, Source } from './site'

/** Finds what stands before a field. */
export type GuardOf = (field: GraphQLField<unknown, unknown>) => Guard | undefined

/** An operation for one set of values of the variables in its `@skip` and `@include`: what is selected is then certain. */
export function compileVariant(
  source: Source,
  conditions: Readonly<Record<string, boolean>>,
  guardOf: GuardOf,
): WriteObject {
  const { schema, fragments, operation } = source
  let sites = 0

  const fieldOf = (
    parentType: GraphQLObjectType,
    key: string,
    nodes: readonly FieldNode[],
  ): SelectedField | undefined => {
    const [node] = nodes
    const name = node?.name.value ?? ''
    const field = name === TypeNameMetaFieldDef.name ? TypeNameMetaFieldDef : parentType.getFields()[name]
    if (!node || !field) return undefined
    const guard = guardOf(field)
    const resolve = guard ? guard.resolve : field.resolve
    const union = parentType === schema.getQueryType() ? entityUnionOf(field.type) : undefined
    const site: Site = {
      index: sites++,
      key,
      node,
      nodes,
      field,
      parentType,
      source,
      guard,
      resolve: union && resolve ? entitiesResolver(union, resolve) : resolve,
    }
    return {
      site,
      complete: union ? completeEntities(union, site, select) : completionOf(field.type, site, select),
      select,
    }
  }
  const fieldsOf = (type: GraphQLObjectType, collected: ReadonlyMap<string, readonly FieldNode[]>): SelectedField[] =>
    [...collected].flatMap(([key, nodes]) => fieldOf(type, key, nodes) ?? [])
  const select = (type: GraphQLObjectType, { nodes }: Site): WriteObject =>
    compileSelection(fieldsOf(type, collectSubfields(schema, fragments, conditions, type, nodes)))

  const rootType = schema.getRootType(operation.operation)
  if (!rootType)
    throw new GraphQLError(`Schema is not configured to execute ${operation.operation} operation.`, {
      nodes: operation,
    })
  const fields = fieldsOf(rootType, collectFields(schema, fragments, conditions, rootType, operation.selectionSet))
  return operation.operation === OperationTypeNode.MUTATION ? serially(fields) : compileSelection(fields)
}
