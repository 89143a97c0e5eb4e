import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import type { Client } from './clients'
import { coordinatesOf } from './coordinates'
import { signatureOf } from './signature'

interface Operation {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly definition: OperationDefinitionNode
}

/** How often one client did something, and when. */
export interface Count {
  requests: number
  readonly first: number
  last: number
}

type Counts = Map<Client, Count>

interface OperationUsage {
  readonly hash: string
  /** Without values. */
  readonly text: string
  readonly name: string | undefined
  readonly kind: string
  readonly coordinates: ReadonlySet<string>
  readonly counts: Counts
}

export interface Usage {
  /** A client's request for an operation was executed. */
  count(operation: Operation, client: Client): void
  /** The operations that came lately. */
  operations(): OperationUsage[]
  /** Of every part of the schema that was ever used. */
  coordinates(): ReadonlyMap<string, Counts>
  readonly since: Date
}

/** How many operations are told apart; of one that has to go, the use of the schema's parts is kept. */
const kept = 2000

/** No signature is longer: an operation of 20,000 fields is known by its hash. */
const longestText = 4000

/** Counts who uses what, from the start of the process: a part of the schema can go once nobody does. */
export function createUsage(now: () => Date): Usage {
  const since = now()
  const entries = new WeakMap<OperationDefinitionNode, OperationUsage>()
  const byHash = new Map<string, OperationUsage>()
  const ofGone = new Map<string, Counts>()

  const add = (counts: Counts, client: Client, { requests, first, last }: Count): void => {
    const known = counts.get(client)
    if (!known) counts.set(client, { requests, first, last })
    else {
      known.requests += requests
      known.last = Math.max(known.last, last)
    }
  }

  const addCoordinates = (to: Map<string, Counts>, { coordinates, counts }: OperationUsage): void => {
    for (const coordinate of coordinates) {
      const of = to.get(coordinate) ?? new Map()
      to.set(coordinate, of)
      for (const [client, count] of counts) add(of, client, count)
    }
  }

  const makeRoom = (): void => {
    for (const [hash, oldest] of byHash) {
      if (byHash.size < kept) return
      byHash.delete(hash)
      addCoordinates(ofGone, oldest)
      // Whoever still holds the operation goes on counting, from nothing.
      oldest.counts.clear()
    }
  }

  const entryOf = ({ schema, document, definition }: Operation): OperationUsage => {
    const { hash, text } = signatureOf(document, definition)
    const known = byHash.get(hash)
    if (known) return known
    makeRoom()
    const made: OperationUsage = {
      hash,
      text: text.length > longestText ? `${text.slice(0, longestText)}…` : text,
      name: definition.name?.value,
      kind: definition.operation,
      coordinates: coordinatesOf(schema, document, definition),
      counts: new Map(),
    }
    byHash.set(hash, made)
    return made
  }

  return {
    since,
    count(operation, client) {
      let entry = entries.get(operation.definition)
      if (!entry || (entry.counts.size === 0 && !byHash.has(entry.hash))) {
        entry = entryOf(operation)
        entries.set(operation.definition, entry)
      }
      const at = now().getTime()
      const count = entry.counts.get(client)
      if (count) {
        count.requests++
        count.last = at
      } else entry.counts.set(client, { requests: 1, first: at, last: at })
    },
    operations: () => [...byHash.values()],
    coordinates() {
      const all = new Map<string, Counts>()
      for (const [coordinate, counts] of ofGone)
        all.set(coordinate, new Map([...counts].map(([client, count]) => [client, { ...count }])))
      for (const entry of byHash.values()) addCoordinates(all, entry)
      return all
    },
  }
}
