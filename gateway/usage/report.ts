import type { GraphQLSchema } from 'graphql'
import type { Client } from './clients'
import { allCoordinates } from './coordinates'
import type { Count, Usage } from './usage'

interface ClientUsage extends Client {
  readonly requests: number
  readonly first: string
  readonly last: string
}

/** Who uses what, for people and for tools. */
export interface UsageReport {
  /** Counted from then on, by this process. */
  readonly since: string
  readonly operations: readonly {
    readonly hash: string
    readonly name?: string
    readonly kind: string
    readonly text: string
    readonly clients: readonly ClientUsage[]
  }[]
  readonly coordinates: Readonly<Record<string, readonly ClientUsage[]>>
  /** Parts of the schema that nobody has used. */
  readonly unused: readonly string[]
}

const instant = (milliseconds: number): string => new Date(milliseconds).toISOString()

const clientsOf = (counts: ReadonlyMap<Client, Count>): ClientUsage[] =>
  [...counts]
    .map(([client, { requests, first, last }]) => ({ ...client, requests, first: instant(first), last: instant(last) }))
    .sort((one, other) => other.requests - one.requests)

export function reportUsage(usage: Usage, schema: GraphQLSchema): UsageReport {
  const used = usage.coordinates()
  return {
    since: usage.since.toISOString(),
    operations: usage.operations().map(({ hash, name, kind, text, counts }) => ({
      hash,
      ...(name !== undefined && { name }),
      kind,
      text,
      clients: clientsOf(counts),
    })),
    coordinates: Object.fromEntries([...used].sort().map(([coordinate, counts]) => [coordinate, clientsOf(counts)])),
    unused: allCoordinates(schema).filter(coordinate => !used.has(coordinate)),
  }
}
