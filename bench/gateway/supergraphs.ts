import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { composeServices } from '@apollo/composition'
import { parse, visit } from 'graphql'
import type { StubsTold } from './stubs/main'
import type { Graph } from './shapes/shape'

/** The graph as gateways take it that do not enforce scopes: @apollo/gateway refuses one that demands it. */
const withoutScopes = (sdl: string) =>
  visit(parse(sdl), {
    Directive: node => (node.name.value === 'requiresScopes' ? null : undefined),
    StringValue: node => (node.value === '@requiresScopes' ? null : undefined),
  })

/** Composes what the stubs serve. */
function supergraphOf(graph: Graph, stubs: StubsTold): string {
  const composed = composeServices(
    graph.subgraphs.map(({ name, sdl }) => ({
      name,
      url: `http://127.0.0.1:${stubs[name]?.port}/graphql`,
      typeDefs: withoutScopes(sdl),
    })),
  )
  if (composed.errors) throw new Error(composed.errors.map(({ message }) => message).join('\n\n'))
  return composed.supergraphSdl
}

/** What a subgraph knows our gateway by. */
export const secretOf = (subgraph: string): string => `a secret of ${subgraph} alone`

export function writeSupergraph(graph: Graph, stubs: StubsTold, directory: string): string {
  const path = join(directory, `${graph.name}.graphql`)
  writeFileSync(path, supergraphOf(graph, stubs))
  return path
}
