import type { GraphQLLeafType, GraphQLList, GraphQLObjectType, GraphQLOutputType, ResponsePath } from 'graphql'
import { GraphQLError, getNullableType, isAbstractType, isLeafType, isListType, isNonNullType } from 'graphql'
import { inspect } from 'graphql/jsutils/inspect'
import { completeAbstract } from './abstract'
import type { Execution } from './execution'
import type { Written } from './later'
import { Frame, Later, Promised } from './later'
import { leafTextOf } from './leaf'
import type { Position } from './position'
import { failed, guarded } from './position'
import { isPromise } from './promises'
import { infoAt } from './resolveInfo'
import type { Site } from './site'

/** Writes what a resolver gave as a type wants it. @throws what makes the position it stands at null. */
export type Complete = (value: unknown, path: ResponsePath, execution: Execution) => Written

/** Writes the selected fields of an object. */
export type WriteObject = (source: unknown, path: ResponsePath | undefined, execution: Execution) => Written

/** Makes the writer of a field's selection for one type of object. */
export type Select = (type: GraphQLObjectType, site: Site) => WriteObject

/** How values of a type are written at a field. */
export function completionOf(type: GraphQLOutputType, site: Site, select: Select): Complete {
  if (isNonNullType(type)) return required(completionOf(type.ofType, site, select), site)
  if (isListType(type)) return completeList(type, site, select)
  if (isLeafType(type)) return completeLeaf(type)
  if (isAbstractType(type))
    return completeAbstract(type, site, runtimeType => completeObject(runtimeType, site, select))
  return completeObject(type, site, select)
}

function required(complete: Complete, { parentType, field }: Site): Complete {
  return (value, path, execution) => {
    const written = complete(value, path, execution)
    if (written === null) throw new Error(`Cannot return null for non-nullable field ${parentType.name}.${field.name}.`)
    return written
  }
}

function completeLeaf(type: GraphQLLeafType): Complete {
  const textOf = leafTextOf(type)
  return value => {
    if (value === null || value === undefined) return null
    if (value instanceof Error) throw value
    return textOf(value)
  }
}

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' &&
  value !== null &&
  Symbol.iterator in value &&
  typeof value[Symbol.iterator] === 'function'

function completeList(type: GraphQLList<GraphQLOutputType>, site: Site, select: Select): Complete {
  const item = itemOf(type.ofType, site, completionOf(type.ofType, site, select))
  return (value, path, execution) => {
    if (value === null || value === undefined) return null
    if (value instanceof Error) throw value
    if (!isIterable(value))
      throw new GraphQLError(
        `Expected Iterable, but did not find one for field "${site.parentType.name}.${site.field.name}".`,
      )
    return writeList(value, item, path, execution)
  }
}

/** Writes one item of a list, whatever happens in it. */
export type WriteItem = (item: unknown, path: ResponsePath, execution: Execution) => Written

export function itemOf(type: GraphQLOutputType, { nodes }: Site, complete: Complete): WriteItem {
  const position: Position = { nodes, isNonNull: getNullableType(type) !== type }
  return (item, path, execution) => {
    try {
      const written = isPromise(item)
        ? new Promised(item, value => complete(value, path, execution))
        : complete(item, path, execution)
      return guarded(written, position, path, execution)
    } catch (error) {
      return failed(position, error, path, execution)
    }
  }
}

export function writeList(
  items: Iterable<unknown>,
  write: (item: unknown, path: ResponsePath, execution: Execution, index: number) => Written,
  above: ResponsePath,
  execution: Execution,
): Written {
  let text = '['
  let frame: Frame | undefined
  let index = 0
  for (const item of items) {
    const written = write(item, { prev: above, key: index, typename: undefined }, execution, index)
    if (index++ > 0) text += ','
    if (written instanceof Later) {
      frame ??= new Frame()
      frame.add(text, written)
      text = ''
    } else text += written ?? 'null'
  }
  return frame ? frame.end(`${text}]`) : `${text}]`
}

/** Made when the first object comes: of the types behind an interface most never do. */
export function selectedLazily(type: GraphQLObjectType, site: Site, select: Select): WriteObject {
  let write: WriteObject | undefined
  return (source, path, execution) => {
    write ??= select(type, site)
    return write(source, path, execution)
  }
}

export function completeObject(type: GraphQLObjectType, site: Site, select: Select): Complete {
  const write = selectedLazily(type, site, select)
  const { isTypeOf } = type
  const selected: Complete = (value, path, execution) => {
    if (value === null || value === undefined) return null
    if (value instanceof Error) throw value
    return write(value, path, execution)
  }
  if (!isTypeOf) return selected
  const checked = (isOne: unknown, value: unknown, path: ResponsePath, execution: Execution): Written => {
    if (isOne) return selected(value, path, execution)
    throw new GraphQLError(`Expected value of type "${type.name}" but got: ${inspect(value)}.`, { nodes: site.nodes })
  }
  return (value, path, execution) => {
    if (value === null || value === undefined || value instanceof Error) return selected(value, path, execution)
    const isOne = isTypeOf(value, execution.context, infoAt(path, site, execution))
    return isPromise(isOne)
      ? new Promised(isOne, answer => checked(answer, value, path, execution))
      : checked(isOne, value, path, execution)
  }
}
