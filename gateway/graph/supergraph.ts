import { createHash } from 'node:crypto'
import { Supergraph as FederatedSupergraph } from '@apollo/federation-internals'
import type { GraphQLSchema } from 'graphql'
import { compileOperation } from '../execution/operation'
import { createTypeTest } from '../execution/types'
import type { DocumentRules } from '../operations/readDocument'
import type { Operations } from '../operations/operations'
import { createOperations } from '../operations/operations'
import { answeredOnce } from '../planning/planner'
import { createPlanning } from '../planning/planning'
import type { Deferring } from '../streaming/defer/deferring'
import { createDeferring } from '../streaming/defer/deferring'
import type { Subgraph } from '../subgraphs/subgraph'
import { accessRules } from './access'
import { compileChecks } from './checks'
import type { Executor } from './executor'
import { createAskIn, createCallIn, createExecutor } from './executor'
import { SUPPORTED } from './features'

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
}

export interface SupergraphOptions {
  /** Gives the subgraph of a name; the same one for every version of the graph in which its address is the same. */
  readonly subgraphOf: (name: string, url: string) => Subgraph
  readonly rules: Omit<DocumentRules, 'schema'>
  /** An operation could not be planned or compiled. */
  readonly onFailure: (error: unknown) => void
}

const digest = (sdl: string): string => createHash('sha256').update(sdl).digest('hex').slice(0, 12)

/**
 * Reads a supergraph and makes it ready to be asked.
 * @throws when the SDL is no valid supergraph, needs a feature that nobody here enforces, or names a subgraph that the
 * settings do not know.
 */
export function buildSupergraph(sdl: string, { subgraphOf, rules, onFailure }: SupergraphOptions): Supergraph {
  const federated = FederatedSupergraph.build(sdl, { validateSupergraph: true, supportedFeatures: new Set(SUPPORTED) })
  const subgraphs = new Map(federated.subgraphsMetadata().map(({ name, url }) => [name, subgraphOf(name, url ?? '')]))
  const schema = federated.apiSchema().toGraphQLJSSchema({ includeDefer: true })
  const types = federated.schema.toGraphQLJSSchema()
  const access = accessRules(federated.schema, schema)
  const isA = createTypeTest(types)
  const planner = createPlanning(federated)
  const askIn = createAskIn({ types, subgraphs })
  return {
    id: digest(sdl),
    sdl,
    schema,
    subgraphs: [...subgraphs.values()],
    operations: createOperations({
      rules: { ...rules, schema },
      planner,
      compile: ({ document, definition }, plan) =>
        compileOperation(document, definition, answeredOnce(plan), { schema, isA, types }),
      compileChecks: (document, operation) => compileChecks({ schema, document, operation, access }),
      onFailure,
    }),
    execute: createExecutor(askIn),
    deferring: createDeferring({ schema, isA, planner, callIn: createCallIn(askIn) }),
  }
}
