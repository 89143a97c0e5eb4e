import type { GraphQLFieldResolver, GraphQLOutputType, GraphQLResolveInfo, GraphQLUnionType } from 'graphql'
import type { GraphQLObjectType } from 'graphql'
import { isInterfaceType, isListType, isNonNullType, isObjectType, isUnionType } from 'graphql'
import type { Complete, Select, WriteItem } from './completion'
import { completeObject, completionOf, itemOf, writeList } from './completion'
import { isPromise } from './promises'
import type { Site } from './site'

/** Objects that were found by reference, or their promises, with the type that each reference names. */
class Entities {
  constructor(
    readonly types: readonly GraphQLObjectType[],
    readonly found: readonly unknown[],
  ) {}
}

type ResolveReference = (reference: object, context: unknown, info: GraphQLResolveInfo) => unknown

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isResolver = (value: unknown): value is ResolveReference => typeof value === 'function'

/** Where @apollo/subgraph keeps a type's `__resolveReference`. */
function resolverOf({ extensions }: GraphQLObjectType): ResolveReference | undefined {
  const apollo: unknown = extensions['apollo']
  const subgraph = isRecord(apollo) ? apollo['subgraph'] : undefined
  const resolve = isRecord(subgraph) ? subgraph['resolveReference'] : undefined
  return isResolver(resolve) ? resolve : undefined
}

/** The union behind `_entities: [_Entity]!`, if that is what the field is. */
export function entityUnionOf(type: GraphQLOutputType): GraphQLUnionType | undefined {
  const list = isNonNullType(type) ? type.ofType : type
  return isListType(list) && isUnionType(list.ofType) && list.ofType.name === '_Entity' ? list.ofType : undefined
}

/**
 * Resolves references to types that are objects; anything else is left to the library. It does what @apollo/subgraph does but
 * for marking each object with its type, which takes a promise and a property of each: here the type goes beside the object.
 */
export function entitiesResolver(
  union: GraphQLUnionType,
  otherwise: GraphQLFieldResolver<unknown, unknown>,
): GraphQLFieldResolver<unknown, unknown> {
  return (source, args, context, info) => {
    const references: unknown = args['representations']
    if (!Array.isArray(references)) return otherwise(source, args, context, info)
    const types: GraphQLObjectType[] = []
    for (const reference of references) {
      const name = isRecord(reference) ? reference['__typename'] : undefined
      const type = typeof name === 'string' ? info.schema.getType(name) : undefined
      // Before anything is resolved, whose failure nobody would hear of.
      if (!isObjectType(type) && !isInterfaceType(type))
        throw new Error(
          `The _entities resolver tried to load an entity for type "${String(name)}", but no object or interface type of that name was found in the schema`,
        )
      if (!isObjectType(type) || !info.schema.isSubType(union, type)) return otherwise(source, args, context, info)
      types.push(type)
    }
    const found: unknown[] = []
    try {
      for (const [index, type] of types.entries()) {
        const resolve = resolverOf(type)
        found.push(resolve ? resolve(references[index], context, info) : references[index])
      }
    } catch (error) {
      // The field fails as a whole, and nobody would hear of what becomes of the others.
      for (const one of found) if (isPromise(one)) one.then(undefined, () => undefined)
      throw error
    }
    return new Entities(types, found)
  }
}

/** Writes what references led to. */
export function completeEntities(union: GraphQLUnionType, site: Site, select: Select): Complete {
  const completeOther = completionOf(site.field.type, site, select)
  const completeOne = completionOf(union, site, select)
  const writers = new Map<GraphQLObjectType, WriteItem>()
  const writerOf = (type: GraphQLObjectType): WriteItem => {
    const complete = completeObject(type, site, select)
    return itemOf(union, site, (value, path, execution) =>
      typeof value === 'object' || value === undefined
        ? complete(value, path, execution)
        : completeOne(value, path, execution),
    )
  }
  return (value, path, execution) => {
    if (!(value instanceof Entities)) return completeOther(value, path, execution)
    const { types, found } = value
    return writeList(
      found,
      (item, itemPath, _, index) => {
        const type = types[index]
        if (!type) throw new RangeError('an object without a type')
        let write = writers.get(type)
        if (!write) writers.set(type, (write = writerOf(type)))
        return write(item, itemPath, execution)
      },
      path,
      execution,
    )
  }
}
