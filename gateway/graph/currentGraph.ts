import type { GraphQLSchema } from 'graphql'
import type { ApolloServerOptionsWithGateway } from '@apollo/server'
import type { RequestContext } from './requestContext'
import type { Supergraph } from './supergraph'

type GatewayInterface = ApolloServerOptionsWithGateway<RequestContext>['gateway']

type Listener = Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0]

/** The graph as Apollo Server sees it: one that can be replaced between two requests. */
export interface CurrentGraph {
  readonly gateway: GatewayInterface
  /** The version that new requests get. */
  current(): Supergraph
  /** The version that a request began with, by the schema that it carries. */
  of(schema: GraphQLSchema): Supergraph
  replace(next: Supergraph): void
}

/** Every request finishes with the version that it began with: plans, types and rules of two never meet in one answer. */
export function createCurrentGraph(first: Supergraph): CurrentGraph {
  let current = first
  const bySchema = new WeakMap<GraphQLSchema, Supergraph>([[first.schema, first]])
  const listeners = new Set<Listener>()
  const tell = (listener: Listener): void => listener({ apiSchema: current.schema, coreSupergraphSdl: current.sdl })
  const of = (schema: GraphQLSchema): Supergraph => bySchema.get(schema) ?? current

  return {
    of,
    current: () => current,
    replace(next) {
      bySchema.set(next.schema, next)
      current = next
      listeners.forEach(tell)
    },
    gateway: {
      onSchemaLoadOrUpdate(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      load: async () => {
        listeners.forEach(tell)
        return { executor: null }
      },
      stop: async () => listeners.clear(),
    },
  }
}
