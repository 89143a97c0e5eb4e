import type { GraphQLAbstractType, GraphQLObjectType } from 'graphql'
import { GraphQLError, defaultTypeResolver, isObjectType } from 'graphql'
import { inspect } from 'graphql/jsutils/inspect'
import type { Complete } from './completion'
import { Promised } from './later'
import { isPromise } from './promises'
import { infoAt } from './resolveInfo'
import type { Site } from './site'

/** Writes a value of an interface or union as the type that it turns out to be. */
export function completeAbstract(
  type: GraphQLAbstractType,
  site: Site,
  completeAs: (type: GraphQLObjectType) => Complete,
): Complete {
  const resolveType = type.resolveType ?? defaultTypeResolver
  const completions = new Map<string, Complete>()
  const completionOf = (name: unknown, value: unknown): Complete => {
    const known = typeof name === 'string' ? completions.get(name) : undefined
    if (known) return known
    const runtimeType = runtimeTypeOf(type, name, value, site)
    const complete = completeAs(runtimeType)
    completions.set(runtimeType.name, complete)
    return complete
  }
  return (value, path, execution) => {
    if (value === null || value === undefined) return null
    if (value instanceof Error) throw value
    const info = infoAt(path, site, execution)
    const name: unknown = resolveType(value, execution.context, info, type)
    return isPromise(name)
      ? new Promised(name, resolved => completionOf(resolved, value)(value, path, execution))
      : completionOf(name, value)(value, path, execution)
  }
}

/** The type of an object by its name. @throws in graphql-js' words when it cannot be one. */
function runtimeTypeOf(
  type: GraphQLAbstractType,
  name: unknown,
  value: unknown,
  { source: { schema }, parentType, field, nodes }: Site,
): GraphQLObjectType {
  const place = `${parentType.name}.${field.name}`
  if (name === null || name === undefined)
    throw new GraphQLError(
      `Abstract type "${type.name}" must resolve to an Object type at runtime for field "${place}". Either the "${type.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`,
      { nodes },
    )
  if (isObjectType(name))
    throw new GraphQLError(
      'Support for returning GraphQLObjectType from resolveType was removed in graphql-js@16.0.0 please return type name instead.',
    )
  if (typeof name !== 'string')
    throw new GraphQLError(
      `Abstract type "${type.name}" must resolve to an Object type at runtime for field "${place}" with ` +
        `value ${inspect(value)}, received "${inspect(name)}".`,
    )
  const found = schema.getType(name)
  if (!found)
    throw new GraphQLError(
      `Abstract type "${type.name}" was resolved to a type "${name}" that does not exist inside the schema.`,
      { nodes },
    )
  if (!isObjectType(found))
    throw new GraphQLError(`Abstract type "${type.name}" was resolved to a non-object type "${name}".`, { nodes })
  if (!schema.isSubType(type, found))
    throw new GraphQLError(`Runtime Object type "${found.name}" is not a possible type for "${type.name}".`, { nodes })
  return found
}
