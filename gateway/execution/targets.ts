import type { ResponsePath } from '@apollo/query-planner'
import type { Data } from './data'
import { getOwn, isObject } from './data'

/** The objects of an answer that a fetch adds to. */
export interface Targets {
  readonly objects: readonly Data[]
  /** Where each object stands in the answer; worked out only when an error needs it. */
  paths(): readonly ResponsePath[]
}

export const rootTarget = (root: Data): Targets => ({ objects: [root], paths: () => [[]] })

/** The objects below others, along a plan's path: `@` goes through a list. Nulls on the way are left out. */
export function targetsBelow(from: Targets, path: readonly (string | number)[]): Targets {
  const objects: Data[] = []
  for (const object of from.objects) collect(object, path, 0, objects)
  return {
    objects,
    paths: () => {
      const paths: ResponsePath[] = []
      const above = from.paths()
      from.objects.forEach((object, index) => collectPaths(object, path, 0, above[index] ?? [], paths))
      return paths
    },
  }
}

function collect(value: unknown, path: readonly (string | number)[], at: number, into: Data[]): void {
  if (Array.isArray(value)) {
    const next = path[at] === '@' ? at + 1 : at
    for (const item of value) collect(item, path, next, into)
  } else if (isObject(value)) {
    if (at === path.length) into.push(value)
    else collect(getOwn(value, String(path[at])), path, at + 1, into)
  }
}

/** Walks as `collect` does, so that path n belongs to object n. */
function collectPaths(
  value: unknown,
  path: readonly (string | number)[],
  at: number,
  here: ResponsePath,
  into: ResponsePath[],
): void {
  if (Array.isArray(value)) {
    const next = path[at] === '@' ? at + 1 : at
    value.forEach((item, index) => collectPaths(item, path, next, [...here, index], into))
  } else if (isObject(value)) {
    if (at === path.length) into.push(here)
    else collectPaths(getOwn(value, String(path[at])), path, at + 1, [...here, String(path[at])], into)
  }
}
