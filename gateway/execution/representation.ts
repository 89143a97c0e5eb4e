import type { QueryPlanSelectionNode } from '@apollo/query-planner'
import type { Data } from './data'
import { getOwn, isObject, mergeInto, setOwn } from './data'
import type { TypeTest } from './types'

/** Makes of an entity what a subgraph needs to find it; null when the entity lacks a part of it. */
export type Represent = (entity: Data) => Data | null

/** Compiles the selection that a fetch requires. */
export function compileRepresentation(selections: readonly QueryPlanSelectionNode[], isA: TypeTest): Represent {
  const parts = selections.map(selection => compilePart(selection, isA))
  return entity => {
    const representation: Data = {}
    for (const part of parts) if (!part(entity, representation)) return null
    return representation
  }
}

/** Copies one part; false when the entity lacks it. */
type Part = (entity: Data, representation: Data) => boolean

function compilePart(selection: QueryPlanSelectionNode, isA: TypeTest): Part {
  if (selection.kind === 'InlineFragment') {
    const { typeCondition } = selection
    const represent = compileRepresentation(selection.selections, isA)
    return (entity, representation) => {
      const typename = entity['__typename']
      if (typeCondition === undefined || typeof typename !== 'string' || !isA(typename, typeCondition)) return true
      const inner = represent(entity)
      if (inner) mergeInto(representation, inner)
      return true
    }
  }
  const key = selection.alias ?? selection.name
  const represent = selection.selections && compileRepresentation(selection.selections, isA)
  const copy = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copy)
    return represent && isObject(value) ? represent(value) : value
  }
  return (entity, representation) => {
    const value = getOwn(entity, key)
    if (value === undefined) return false
    setOwn(representation, key, copy(value))
    return true
  }
}
