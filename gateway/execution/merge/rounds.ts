import type { FetchNode, PlanNode } from '@apollo/query-planner'

/** Fetches of entities from one subgraph that can go as one call: none of them has to wait for what another brings. */
export interface Round {
  readonly level: number
  readonly size: number
}

/** The round of a fetch, by subgraph and document; undefined for one that goes alone. */
export type RoundOf = (subgraph: string, document: string) => Round | undefined

interface Placed {
  readonly node: FetchNode
  /** How many fetches have to come before it, one after the other. */
  readonly level: number
  /** Whether nothing waits for it. */
  readonly isLast: boolean
}

const keyOf = (subgraph: string, document: string): string => `${subgraph} ${document}`

/** Finds the rounds of a plan; undefined when there are none. */
export function roundsOf(plan: PlanNode): RoundOf | undefined {
  const placed: Placed[] = []
  place(plan, 0, true, placed)
  const entities = placed.filter(({ node }) => node.requires)
  const groups = new Map<string, Placed[]>()
  for (const one of entities) {
    const key = `${one.node.serviceName} ${levelOf(one, entities)}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  const rounds = new Map<string, Round | undefined>()
  for (const group of groups.values()) {
    const [first] = group
    const round = first && group.length > 1 ? { level: levelOf(first, entities), size: group.length } : undefined
    for (const { node } of group) {
      const key = keyOf(node.serviceName, node.operation)
      // One document in two places is told apart by nothing.
      rounds.set(key, rounds.has(key) && rounds.get(key) !== round ? undefined : round)
    }
  }
  if ([...rounds.values()].every(round => !round)) return undefined
  return (subgraph, document) => rounds.get(keyOf(subgraph, document))
}

/** A fetch that nothing waits for goes with a later one to the same subgraph: the answer takes no longer. */
function levelOf({ node, level, isLast }: Placed, all: readonly Placed[]): number {
  if (!isLast) return level
  return Math.max(level, ...all.filter(other => other.node.serviceName === node.serviceName).map(other => other.level))
}

/** @returns the level of the last fetch below */
function place(node: PlanNode, level: number, isLast: boolean, placed: Placed[]): number {
  switch (node.kind) {
    case 'Fetch':
      placed.push({ node, level, isLast })
      return level
    case 'Flatten':
      return place(node.node, level, isLast, placed)
    case 'Parallel':
      return Math.max(level, ...node.nodes.map(child => place(child, level, isLast, placed)))
    case 'Condition':
      return Math.max(
        level,
        ...[node.ifClause, node.elseClause].flatMap(child => (child ? [place(child, level, isLast, placed)] : [])),
      )
    case 'Sequence':
      return node.nodes.reduce(
        (before, child, index) => place(child, before + 1, isLast && index === node.nodes.length - 1, placed),
        level - 1,
      )
    case 'Defer':
      return level
  }
}
