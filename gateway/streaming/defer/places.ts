import type { GraphQLNamedType, GraphQLObjectType, GraphQLSchema } from 'graphql'
import { getNamedType, isAbstractType, isInterfaceType, isObjectType } from 'graphql'
import type { Data } from '../../execution/data'
import { getOwn, isObject } from '../../execution/data'
import type { Step } from './parts'

export type ResponsePath = readonly (string | number)[]

/** Where an object of an answer stands, what was sent of it, and all that the subgraphs told of it. */
export interface Place {
  readonly path: ResponsePath
  readonly type: GraphQLObjectType
  readonly sent: Data
  readonly merged: Data
}

/** What stands at a path of what the subgraphs told, which grows while parts come in. */
export const mergedAt = (root: Data, path: ResponsePath): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      Array.isArray(value) ? value[Number(key)] : isObject(value) ? getOwn(value, String(key)) : undefined,
    root,
  )

/**
 * The objects that a deferred fragment is about, below an object that was sent. What was not sent, because a null was
 * carried up over it, does not exist for the client, and so nothing is sent about it later.
 */
export function placesBelow(above: Place, steps: readonly Step[], schema: GraphQLSchema): readonly Place[] {
  return steps.reduce<readonly Place[]>(
    (places, step) =>
      step.kind === 'field'
        ? places.flatMap(place => inField(place, step, schema))
        : places.filter(({ type }) => isKindOf(type, step.condition, schema)),
    [above],
  )
}

function isKindOf(type: GraphQLObjectType, condition: string, schema: GraphQLSchema): boolean {
  const wanted = schema.getType(condition)
  return type.name === condition || (isAbstractType(wanted) && schema.isSubType(wanted, type))
}

interface FieldStep {
  readonly key: string
  readonly name: string
}

function inField({ path, type, sent, merged }: Place, { key, name }: FieldStep, schema: GraphQLSchema): Place[] {
  const field = type.getFields()[name]
  if (!field) return []
  const declared = getNamedType(field.type)
  const spread = (item: unknown, known: unknown, here: ResponsePath): Place[] => {
    if (Array.isArray(item) && Array.isArray(known))
      return item.flatMap((one: unknown, index) => spread(one, known[index], [...here, index]))
    const own = isObject(known) ? objectType(declared, known, schema) : undefined
    return own && isObject(item) && isObject(known) ? [{ path: here, type: own, sent: item, merged: known }] : []
  }
  return spread(getOwn(sent, key), getOwn(merged, key), [...path, key])
}

function objectType(declared: GraphQLNamedType, value: Data, schema: GraphQLSchema): GraphQLObjectType | undefined {
  if (isObjectType(declared)) return declared
  const typename = value['__typename']
  const own =
    (isInterfaceType(declared) || isAbstractType(declared)) && typeof typename === 'string'
      ? schema.getType(typename)
      : undefined
  return isObjectType(own) ? own : undefined
}
