import { createHash } from 'node:crypto'
import type { GraphQLSchema } from 'graphql'
import { buildASTSchema, parse } from 'graphql'
import type { Log } from '../../services/shared/runtime/log'
import type { OnLookup } from '../cache/entityCache'
import { createEntityCache } from '../cache/entityCache'
import { createCacheStore } from '../cache/store'
import { compileOperation } from '../execution/operation'
import { createTypeTest } from '../execution/types'
import { compileCostCheck } from '../limits/costCheck'
import { costRules } from '../limits/costRules'
import type { DocumentRules } from '../operations/readDocument'
import type { Operations } from '../operations/operations'
import { createOperations } from '../operations/operations'
import type { BuiltGraph } from '../planning/buildGraph'
import type { Planner } from '../planning/planner'
import { answeredOnce } from '../planning/planner'
import { startThreadedPlanner } from '../planning/threadedPlanner'
import type { Deferring } from '../streaming/defer/deferring'
import { createDeferring } from '../streaming/defer/deferring'
import type { Subscribing } from '../streaming/subscriptions/subscribing'
import { createSubscribing } from '../streaming/subscriptions/subscribing'
import { createShapes } from '../subgraphs/shape'
import type { Streams } from '../subgraphs/stream'
import type { Subgraph } from '../subgraphs/subgraph'
import { compileChecks } from './checks'
import type { Executor } from './executor'
import { createAskIn, createCallIn, createExecutor } from './executor'

/** One version of the graph, whole: what is planned and executed with it never mixes with another's. */
export interface Supergraph {
  /** Short digest of the SDL, for logs. */
  readonly id: string
  readonly sdl: string
  /** What clients see. */
  readonly schema: GraphQLSchema
  readonly subgraphs: readonly Subgraph[]
  readonly operations: Operations
  readonly execute: Executor
  /** For clients that take an answer in parts. */
  readonly deferring: Deferring
  readonly subscribe: Subscribing
  /** Forgets what has one of the tags, and says how much that was. */
  purge(tags: readonly string[]): number
  /** For no new requests any more: what it holds is let go when those that it has are done. */
  retire(): Promise<void>
}

export interface SupergraphOptions {
  /** Gives the subgraph of a name; the same one for every version of the graph in which its address is the same. */
  readonly subgraphOf: (name: string, url: string) => Subgraph
  readonly rules: Omit<DocumentRules, 'schema'>
  /** Of entities; kept by each version of the graph for itself. */
  readonly cache: { readonly bytes: number; readonly onLookup: OnLookup }
  readonly cost: { readonly limit: number; readonly assumedListSize: number }
  /** An operation could not be planned or compiled, or the thread that plans has ended. */
  readonly onFailure: (error: unknown) => void
  readonly log: Log
}

/** From SDL that is known to be good: it was made, or checked, where plans are made. */
const schemaOf = (sdl: string): GraphQLSchema =>
  buildASTSchema(parse(sdl, { noLocation: true }), { assumeValid: true, assumeValidSDL: true })

const digest = (sdl: string): string => createHash('sha256').update(sdl).digest('hex').slice(0, 12)

/**
 * Reads a supergraph and makes it ready to be asked.
 * @throws when the SDL is no valid supergraph, needs a feature that nobody here enforces, or names a subgraph that the
 * settings do not know.
 */
export async function buildSupergraph(
  sdl: string,
  { subgraphOf, rules, cache, cost, onFailure, log }: SupergraphOptions,
): Promise<Supergraph> {
  const { graph, planner } = await startThreadedPlanner(sdl, { onDeath: onFailure })
  try {
    return assemble(sdl, graph, planner, { subgraphOf, rules, cache, cost, onFailure, log })
  } catch (error) {
    await planner.close()
    throw error
  }
}

function assemble(
  sdl: string,
  graph: BuiltGraph,
  planner: Planner,
  { subgraphOf, rules, cache, cost, onFailure, log }: SupergraphOptions,
): Supergraph {
  const { access } = graph
  const subgraphs = new Map(graph.subgraphs.map(({ name, url }) => [name, subgraphOf(name, url)]))
  const schema = schemaOf(graph.api)
  const types = schemaOf(sdl)
  const isA = createTypeTest(types)
  const costCheck = compileCostCheck({ rules: costRules(types), assumedListSize: cost.assumedListSize }, cost.limit)
  const shapeOf = createShapes(types)
  const askIn = createAskIn({ shapeOf, subgraphs })
  const callIn = createCallIn(askIn)
  const store = createCacheStore(cache.bytes)
  const entityCache = cache.bytes > 0 ? createEntityCache(types, store, cache.onLookup) : undefined
  const streamsOf = (name: string): Streams => {
    const subgraph = subgraphs.get(name)
    if (!subgraph) throw new Error(`the supergraph does not name ${name}`)
    return subgraph.streams
  }
  return {
    id: digest(sdl),
    sdl,
    schema,
    subgraphs: [...subgraphs.values()],
    operations: createOperations({
      rules: { ...rules, schema },
      planner,
      compile: ({ document, definition }, plan) => {
        const compiled = compileOperation(document, definition, answeredOnce(plan), { schema, isA, types })
        // Fetches that are one call cannot be answered one by one.
        return entityCache ? { ...compiled, rounds: undefined } : compiled
      },
      compileChecks: (document, operation) => compileChecks({ schema, document, operation, access }, [costCheck]),
      onFailure,
    }),
    execute: createExecutor(entityCache ? context => entityCache.around(askIn(context), context.principal) : askIn),
    purge: tags => store.purge(tags),
    deferring: createDeferring({ schema, isA, types, planner, callIn }),
    subscribe: createSubscribing({ schema, isA, types, planner, callIn, shapeOf, streamsOf, log }),
    retire: () => planner.close(),
  }
}
