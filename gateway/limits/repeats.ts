import type { FragmentDefinitionNode, SelectionSetNode } from 'graphql'
import { Kind } from 'graphql'

interface Repeats {
  /** The most that one response name is selected in one place. */
  readonly most: number
  /** How many pairs of fields have the same place in the answer: validation compares each of them. */
  readonly pairs: number
}

interface Place {
  times: number
  readonly inside: SelectionSetNode[]
}

/**
 * How often the same place of the answer is selected, all selections that land there merged as execution merges them.
 * Walks what the fragments unfold to, so it must be known to be small; stops when there are too many pairs.
 */
export function repeats(
  root: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  maxPairs: number,
): Repeats {
  let most = 0
  let pairs = 0

  const collect = ({ selections }: SelectionSetNode, places: Map<string, Place>): void => {
    for (const node of selections) {
      if (node.kind === Kind.INLINE_FRAGMENT) collect(node.selectionSet, places)
      else if (node.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(node.name.value)
        if (fragment) collect(fragment.selectionSet, places)
      } else {
        const name = node.alias?.value ?? node.name.value
        const place = places.get(name) ?? { times: 0, inside: [] }
        places.set(name, place)
        pairs += place.times++
        most = Math.max(most, place.times)
        if (node.selectionSet) place.inside.push(node.selectionSet)
      }
    }
  }

  const merge = (sets: readonly SelectionSetNode[]): void => {
    const places = new Map<string, Place>()
    for (const set of sets) collect(set, places)
    for (const { inside } of places.values()) if (inside.length > 0 && pairs <= maxPairs) merge(inside)
  }

  merge([root])
  return { most, pairs }
}
