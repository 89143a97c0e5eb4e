import type {
  GraphQLInterfaceType,
  GraphQLLeafType,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLUnionType,
  SelectionSetNode,
} from 'graphql'
import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import type { Data } from './data'
import { getOwn, isObject, setOwn } from './data'
import type { Collect } from './fields'
import { collectFields } from './fields'

type Path = { readonly above: Path | undefined; readonly key: string | number } | undefined

/** Values that the schema forbids, while one answer is completed. */
export interface Completion {
  /** Told of a null where none may be, and of a value that does not fit. */
  readonly onInvalid: (path: readonly (string | number)[]) => void
}

/** Thrown by value: a null that its parent cannot hold. */
const INVALID = Symbol('a null where none may be')

/** Returned for a value that is good and that clients do not see: null, and no error, where null may be. */
const HIDDEN = Symbol('a value that clients do not see')

type Complete = (value: unknown, path: Path, completion: Completion) => unknown

const listOf = (path: Path): (string | number)[] => {
  const keys: (string | number)[] = []
  for (let at = path; at; at = at.above) keys.push(at.key)
  return keys.reverse()
}

/**
 * Compiles what an operation asks for into a function that takes it, and nothing else, from the merged data: fields in
 * GraphQL's order, types of the client's schema only, nulls carried up to where they may stand.
 */
export function compileCompletion(
  root: GraphQLObjectType,
  selectionSet: SelectionSetNode,
  collect: Collect,
): (data: Data, completion: Completion) => Data | null {
  const complete = completeObject(root, [selectionSet], collect)
  return (data, completion) => {
    const completed = complete(data, undefined, completion)
    return isObject(completed) ? completed : null
  }
}

function completeObject(
  type: GraphQLObjectType | GraphQLInterfaceType,
  sets: readonly SelectionSetNode[],
  collect: Collect,
): Complete {
  const fields = [...collectFields(type, sets, collect)].flatMap(([key, nodes]) => {
    const name = nodes[0]?.name.value ?? ''
    // Introspection was answered from the schema, and is complete.
    if (name === '__schema' || name === '__type') return [{ key, complete: (value => value ?? null) as Complete }]
    if (name === '__typename') return [{ key, complete: typenameOf(type) }]
    const field = type.getFields()[name]
    if (!field) return []
    const below = nodes.flatMap(node => (node.selectionSet ? [node.selectionSet] : []))
    return [{ key, complete: completeType(field.type, below, collect) }]
  })
  return (value, path, completion) => {
    if (!isObject(value)) return invalid(path, completion)
    const completed: Data = {}
    for (const { key, complete } of fields) {
      const result = complete(getOwn(value, key), { above: path, key }, completion)
      if (result === INVALID) return null
      setOwn(completed, key, result)
    }
    return completed
  }
}

const invalid = (path: Path, { onInvalid }: Completion): null => {
  onInvalid(listOf(path))
  return null
}

function completeType(type: GraphQLOutputType, sets: readonly SelectionSetNode[], collect: Collect): Complete {
  if (isNonNullType(type)) return nonNull(nullable(type.ofType, sets, collect))
  const complete = nullable(type, sets, collect)
  return (value, path, completion) => {
    const completed = complete(value, path, completion)
    return completed === HIDDEN ? null : completed
  }
}

/** A null that a fault below has made is reported there; only one that came so is reported here. */
const nonNull =
  (complete: Complete): Complete =>
  (value, path, completion) => {
    if (value === null || value === undefined) {
      invalid(path, completion)
      return INVALID
    }
    const completed = complete(value, path, completion)
    if (completed === HIDDEN) invalid(path, completion)
    return completed === HIDDEN ? INVALID : (completed ?? INVALID)
  }

function nullable(type: GraphQLOutputType, sets: readonly SelectionSetNode[], collect: Collect): Complete {
  const complete = isListType(type)
    ? list(completeType(type.ofType, sets, collect))
    : isLeafType(type)
      ? leaf(type, collect)
      : isObjectType(type)
        ? ofKnownType(type, sets, collect)
        : ofItsType(type, sets, collect)
  return (value, path, completion) => (value === null || value === undefined ? null : complete(value, path, completion))
}

function list(complete: Complete): Complete {
  return (value, path, completion) => {
    if (!Array.isArray(value)) return invalid(path, completion)
    let failed = false
    const completed = value.map((item: unknown, key) => {
      const result = complete(item, { above: path, key }, completion)
      if (result === INVALID) failed = true
      return result
    })
    return failed ? null : completed
  }
}

/** Compiled when it is first met: a fragment may select a type that never comes. */
function ofKnownType(type: GraphQLObjectType, sets: readonly SelectionSetNode[], collect: Collect): Complete {
  let complete: Complete | undefined
  return (value, path, completion) => (complete ??= completeObject(type, sets, collect))(value, path, completion)
}

/** An interface or union: the object says of what type it is; a type that the client's schema lacks does not exist for it. */
function ofItsType(
  abstract: GraphQLInterfaceType | GraphQLUnionType,
  sets: readonly SelectionSetNode[],
  collect: Collect,
): Complete {
  const byName = new Map<string, Complete>()
  const completeOf = (typename: string): Complete | undefined => {
    const known = byName.get(typename)
    if (known) return known
    const type = collect.schema.getType(typename)
    if (!isObjectType(type) && !isInterfaceType(type)) return undefined
    const complete = completeObject(type, sets, collect)
    byName.set(typename, complete)
    return complete
  }
  return (value, path, completion) => {
    // A subgraph that knows an interface as an object gives its fields, and the interface's name or none.
    const typename = isObject(value) ? (value['__typename'] ?? abstract.name) : undefined
    if (typeof typename !== 'string') return invalid(path, completion)
    const complete = completeOf(typename)
    if (complete) return complete(value, path, completion)
    return isObjectType(collect.types?.getType(typename)) ? HIDDEN : invalid(path, completion)
  }
}

/** No object is of an interface as such: a subgraph that does not know of what type it is cannot be asked. */
const typenameOf = (type: GraphQLObjectType | GraphQLInterfaceType): Complete =>
  isObjectType(type)
    ? () => type.name
    : (_, path, completion) => {
        invalid(path, completion)
        return INVALID
      }

function leaf(type: GraphQLLeafType, { types }: Collect): Complete {
  const fits = leafTest(type)
  const whole = types?.getType(type.name)
  const isHidden = (value: unknown): boolean =>
    typeof value === 'string' && isEnumType(whole) && !!whole.getValue(value)
  return (value, path, completion) => {
    if (fits(value)) return value
    return isHidden(value) ? HIDDEN : invalid(path, completion)
  }
}

/** The subgraph has made the value; what is checked is that it is one that the client's schema can hold. */
function leafTest(type: GraphQLLeafType): (value: unknown) => boolean {
  if (isEnumType(type)) return value => typeof value === 'string' && type.getValue(value) !== undefined
  switch (type.name) {
    case GraphQLString.name:
      return value => typeof value === 'string'
    case GraphQLID.name:
      return value => typeof value === 'string' || Number.isInteger(value)
    case GraphQLInt.name:
      return value => Number.isInteger(value)
    case GraphQLFloat.name:
      return value => typeof value === 'number'
    case GraphQLBoolean.name:
      return value => typeof value === 'boolean'
    default:
      return () => true
  }
}
