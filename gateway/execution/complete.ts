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
    if (name === '__typename') return [{ key, complete: (() => type.name) as Complete }]
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
  return nullable(type, sets, collect)
}

/** A null that a fault below has made is reported there; only one that came so is reported here. */
const nonNull =
  (complete: Complete): Complete =>
  (value, path, completion) => {
    if (value === null || value === undefined) {
      invalid(path, completion)
      return INVALID
    }
    return complete(value, path, completion) ?? INVALID
  }

function nullable(type: GraphQLOutputType, sets: readonly SelectionSetNode[], collect: Collect): Complete {
  const complete = isListType(type)
    ? list(completeType(type.ofType, sets, collect))
    : isLeafType(type)
      ? leaf(type)
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
  /** A subgraph that knows an interface as an object gives its fields and no type, when nobody asks for one. */
  let untyped: Complete | undefined
  const completeOf = (typename: string): Complete | undefined => {
    const known = byName.get(typename)
    if (known) return known
    const type = collect.schema.getType(typename)
    if (!isObjectType(type)) return undefined
    const complete = completeObject(type, sets, collect)
    byName.set(typename, complete)
    return complete
  }
  return (value, path, completion) => {
    const typename = isObject(value) ? value['__typename'] : undefined
    if (typename === undefined && isInterfaceType(abstract)) {
      untyped ??= completeObject(abstract, sets, collect)
      return untyped(value, path, completion)
    }
    const complete = typeof typename === 'string' ? completeOf(typename) : undefined
    return complete ? complete(value, path, completion) : invalid(path, completion)
  }
}

function leaf(type: GraphQLLeafType): Complete {
  const fits = leafTest(type)
  return (value, path, completion) => (fits(value) ? value : invalid(path, completion))
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
