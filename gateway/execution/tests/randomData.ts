import type { GraphQLFieldResolver, GraphQLOutputType, GraphQLSchema } from 'graphql'
import { isEnumType, isInterfaceType, isLeafType, isListType, isNonNullType, isObjectType, isUnionType } from 'graphql'
import { chanceOf, hashOf } from './chance'

const idOf = (source: unknown): string =>
  typeof source === 'object' && source !== null && 'id' in source ? String(source.id) : ''

/**
 * Resolvers that answer with data, nulls and errors which the place they are asked at decides: the same to every executor.
 * `faults` is how often a field is null or fails.
 */
export function installRandomData(schema: GraphQLSchema, seed: number, faults: number): void {
  const resolve: GraphQLFieldResolver<unknown, unknown> = (source, args, _, info) => {
    const own = typeof source === 'object' && source !== null ? Reflect.get(source, info.fieldName) : undefined
    if (own !== undefined) return own
    const place = `${seed} ${info.parentType.name} ${idOf(source)} ${info.fieldName} ${JSON.stringify(args)}`
    return valueOf(info.returnType, place, schema, faults)
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) && !type.name.startsWith('__'))
      for (const field of Object.values(type.getFields())) if (!field.name.startsWith('_')) field.resolve = resolve
    if (isObjectType(type))
      type.extensions = {
        ...type.extensions,
        // Where @apollo/subgraph looks for it.
        apollo: { subgraph: { resolveReference: (reference: { id: string }) => entity(reference, seed, faults) } },
      }
    if (isInterfaceType(type) || isUnionType(type))
      type.resolveType = (value: { __typename: string }) => value.__typename
  }
}

function entity(reference: { id: string }, seed: number, faults: number): unknown {
  const chance = chanceOf(hashOf(`${seed} reference ${reference.id}`))
  if (chance.is(faults / 3)) return null
  if (chance.is(faults / 3)) throw new Error(`no ${reference.id}`)
  return reference
}

function valueOf(type: GraphQLOutputType, place: string, schema: GraphQLSchema, faults: number): unknown {
  const chance = chanceOf(hashOf(place))
  if (chance.is(faults / 2)) throw new Error(`fault at ${place}`)
  if (isNonNullType(type)) return chance.is(faults / 4) ? null : valueOf(type.ofType, `${place}!`, schema, 0)
  if (chance.is(faults)) return null
  if (isListType(type))
    return Array.from({ length: chance.int(4) }, (_, index) => valueOf(type.ofType, `${place}[${index}]`, schema, 0))
  if (isEnumType(type)) return chance.pick(type.getValues()).name
  if (isLeafType(type))
    switch (type.name) {
      case 'Int':
        return chance.int(100)
      case 'Float':
        return chance.int(100) / 4
      case 'Boolean':
        return chance.is(0.5)
      default:
        return `v${chance.int(1000)}`
    }
  if (isObjectType(type)) return { __typename: type.name, id: String(chance.int(6)) }
  return { __typename: chance.pick(schema.getPossibleTypes(type)).name, id: String(chance.int(6)) }
}
