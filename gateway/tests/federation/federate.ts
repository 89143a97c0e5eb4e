import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { composeServices } from '@apollo/composition'
import { buildSubgraphSchema } from '@apollo/subgraph'
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper'
import type { GraphQLFormattedError } from 'graphql'
import { graphql, parse } from 'graphql'
import { createLog } from '../../../services/shared/runtime/log'
import { readArguments } from '../../arguments'
import { readGatewaySettings } from '../../env'
import { start } from '../../main'

/** A subgraph of a test: its schema and its resolvers. */
export interface Subgraph {
  readonly sdl: string
  readonly resolvers?: GraphQLResolverMap<unknown>
}

/** A call that a subgraph was asked. */
interface Call {
  readonly subgraph: string
  readonly query: string
  readonly representations: readonly Record<string, unknown>[]
}

export interface Graph {
  ask(query: string, variables?: object): Promise<{ data?: unknown; errors?: GraphQLFormattedError[] }>
  /** Calls since they were last asked for. */
  calls(): Call[]
  close(): Promise<void>
}

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@shareable", "@requires", "@external", "@provides", "@override", "@inaccessible", "@interfaceObject", "@extends"])`

/** A schema in the second version of federation, with all of its directives. */
export const fed2 = (sdl: string): string => `${link}\n${sdl}`

/** Finds what a reference means in a list, by one of its keys. */
export const lookUp =
  (list: readonly object[], key = 'id') =>
  (reference: Record<string, unknown>): object | null =>
    list.find(item => Reflect.get(item, key) === reference[key]) ?? null

const listen = (server: Server): Promise<number> =>
  new Promise(resolve => server.listen(0, () => resolve((server.address() as AddressInfo).port)))

/** Subgraphs behind real HTTP, composed, and our gateway over them as its command line starts it. */
async function federate(subgraphs: Record<string, Subgraph>): Promise<Graph> {
  const calls: Call[] = []
  const schemas = new Map(
    Object.entries(subgraphs).map(([name, { sdl, resolvers = {} }]) => [
      `/${name}`,
      buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }]),
    ]),
  )
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', part => parts.push(part))
    request.on('end', () => {
      const schema = schemas.get(request.url ?? '')
      if (!schema) return void response.writeHead(404).end()
      const { query, variables } = JSON.parse(Buffer.concat(parts).toString())
      calls.push({ subgraph: (request.url ?? '').slice(1), query, representations: variables?.representations ?? [] })
      void graphql({ schema, source: query, variableValues: variables }).then(result =>
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result)),
      )
    })
  })
  const port = await listen(server)
  const { supergraphSdl, errors } = composeServices(
    Object.entries(subgraphs).map(([name, { sdl }]) => ({
      name,
      url: `http://localhost:${port}/${name}`,
      typeDefs: parse(sdl),
    })),
  )
  if (!supergraphSdl) throw new Error(String(errors))

  const directory = mkdtempSync(join(tmpdir(), 'perennial-federation-'))
  const path = join(directory, 'supergraph.graphql')
  writeFileSync(path, supergraphSdl)
  const settings = readGatewaySettings({ NODE_ENV: 'test', ...readArguments(['--supergraph', path, '--port', '0']) })
  const gateway = await start(settings, createLog('gateway', 'silent'))

  return {
    calls: () => calls.splice(0),
    async ask(query, variables) {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ query, variables }),
      })
      return (await response.json()) as Awaited<ReturnType<Graph['ask']>>
    },
    async close() {
      await gateway.close()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** One rule, or several about the same small graph. */
export function describeGraph(
  what: string,
  subgraphs: Record<string, Subgraph>,
  rules: (graph: () => Graph) => void,
): void {
  describe(what, () => {
    let graph: Graph | undefined
    const current = (): Graph => {
      if (!graph) throw new Error('the graph is not there yet')
      return graph
    }
    beforeAll(async () => {
      graph = await federate(subgraphs)
    })
    beforeEach(() => void graph?.calls())
    afterAll(() => graph?.close())
    rules(current)
  })
}
