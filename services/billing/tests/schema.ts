import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSubgraphSchema } from '@apollo/subgraph'
import type { GraphQLObjectType, GraphQLOutputType } from 'graphql'
import { getNamedType, isInterfaceType, isLeafType, isObjectType, isRequiredArgument, parse } from 'graphql'

/** Billing's promise, to generate tests from. */
export const schema = buildSubgraphSchema([
  { typeDefs: parse(readFileSync(join(__dirname, '../../../schema/billing.graphql'), 'utf8')) },
])

/** Everything that can be asked of a type, down to a depth. */
export function selectionOf(type: GraphQLOutputType, depth = 2): string {
  const named = getNamedType(type)
  if (!isObjectType(named)) return isLeafType(named) ? '' : '{ __typename id }'
  const fields = Object.values(named.getFields()).flatMap(field => {
    if (field.args.some(isRequiredArgument) || field.name.startsWith('_')) return []
    if (isLeafType(getNamedType(field.type))) return [field.name]
    return depth > 0 ? [`${field.name} ${selectionOf(field.type, depth - 1)}`] : []
  })
  return `{ __typename ${fields.join(' ')} }`
}

/** The types of things that the federated graph can ask for by a key. */
export function entityTypes(): GraphQLObjectType[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ astNode }) =>
      astNode?.directives?.some(
        ({ name, arguments: args }) =>
          name.value === 'key' &&
          !args?.some(arg => arg.name.value === 'resolvable' && 'value' in arg.value && arg.value.value === false),
      ),
    )
}

/** The types that `node(id)` leads to. */
export function nodeTypes(): readonly GraphQLObjectType[] {
  const node = schema.getType('Node')
  return isInterfaceType(node) ? schema.getPossibleTypes(node) : []
}
