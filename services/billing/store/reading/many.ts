import type { AnyId } from '../../../shared/domain/ids'
import { laneOf, toUuid } from '../../../shared/domain/ids'

/** Ids as the two columns that every key has: `unnest($1::smallint[], $2::uuid[])`. */
export function keysOf(ids: readonly AnyId[]): [number[], string[]] {
  return [ids.map(laneOf), ids.map(toUuid)]
}

/** Values in the order in which they were asked for; null where there is none. */
export function inOrder<Id, Value>(
  ids: readonly Id[],
  found: readonly Value[],
  idOf: (value: Value) => Id,
): (Value | null)[] {
  const byId = new Map(found.map(value => [idOf(value), value]))
  return ids.map(id => byId.get(id) ?? null)
}

/** Values that belong to each of those asked for, in the order in which they were read. */
export function grouped<Id, Value>(
  ids: readonly Id[],
  found: readonly Value[],
  ownerOf: (value: Value) => Id,
): Value[][] {
  const byOwner = new Map<Id, Value[]>(ids.map(id => [id, []]))
  for (const value of found) byOwner.get(ownerOf(value))?.push(value)
  return ids.map(id => byOwner.get(id) ?? [])
}
