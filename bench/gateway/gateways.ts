import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { peersDirectory } from './peers'
import type { Issuer } from './processes/issuer'
import type { Server, ServerOptions } from './processes/server'
import { freePort, scriptOf, startServer } from './processes/server'
import type { Graph } from './shapes/shape'
import type { StubsTold } from './stubs/main'
import { secretOf } from './supergraphs'

/** What a gateway is started on. */
export interface Ground {
  readonly graph: Graph
  readonly stubs: StubsTold
  /** The composed graph without scopes, in a file. */
  readonly supergraph: string
  readonly issuer: Issuer
  readonly directory: string
  /** Whether identical requests at the same time are answered once, where a gateway can do that. */
  readonly isSharing: boolean
  /** Where V8's profiles of ours are written. */
  readonly profiles: string | undefined
}

export interface Gateway {
  readonly name: string
  readonly title: string
  /** Whether its requests carry tokens, which it must verify. */
  readonly hasIdentity?: boolean
  /** Whether it comes from bench/peers. */
  readonly isPeer?: boolean
  /** Whether it can answer identical requests at the same time once. */
  readonly canShare?: boolean
  /** Which graphs it can serve; all when nothing is said. */
  readonly graph?: string
  start(ground: Ground): Promise<Server>
}

type Command = Pick<ServerOptions, 'command' | 'args' | 'env'> & Partial<Pick<ServerOptions, 'cwd' | 'metricsPort'>>

const launch = async (
  name: string,
  { graph, directory }: Ground,
  command: (port: number, metricsPort: number) => Command,
): Promise<Server> => {
  const port = await freePort()
  return startServer({ name: `${name}-${graph.name}`, port, directory, ...command(port, await freePort()) })
}

const node = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Command => ({
  command: process.execPath,
  args,
  cwd: peersDirectory,
  env: { NODE_ENV: 'production', ...env },
})

/** `npm run gateway`, watched by V8's profiler where that is wanted: Node takes those flags on its command line only. */
const gatewayCommand = ({ profiles }: Ground): string =>
  profiles === undefined
    ? scriptOf('gateway')
    : scriptOf('gateway').replace(' node ', ` node --cpu-prof --cpu-prof-dir=${profiles} `)

const urls = ({ graph, stubs }: Ground): NodeJS.ProcessEnv =>
  Object.fromEntries(
    graph.subgraphs.map(({ name }) => [
      `${name.toUpperCase()}_URL`,
      `http://127.0.0.1:${stubs[name]?.port ?? 0}/graphql`,
    ]),
  )

const secrets = ({ graph }: Ground): NodeJS.ProcessEnv =>
  Object.fromEntries(graph.subgraphs.map(({ name }) => [`${name.toUpperCase()}_IDENTITY_SECRET`, secretOf(name)]))

const sharing = ({ isSharing }: Ground): NodeJS.ProcessEnv => ({ SHARE_FETCHES: String(isSharing) })

/** As in production, with all that it does there. */
const ours: Gateway = {
  name: 'ours',
  title: 'Perennial',
  hasIdentity: true,
  start: ground =>
    launch('ours', ground, (port, metricsPort) => {
      let supergraph = ground.supergraph
      if (ground.graph.supergraph) {
        supergraph = join(ground.directory, `${ground.graph.name}-scopes.graphql`)
        writeFileSync(supergraph, ground.graph.supergraph)
      }
      return {
        metricsPort,
        command: 'sh',
        args: ['-c', gatewayCommand(ground)],
        env: {
          NODE_ENV: 'production',
          PORT: String(port),
          METRICS_PORT: String(metricsPort),
          PUBLIC_URL: `http://127.0.0.1:${port}`,
          OIDC_ISSUER: ground.issuer.url,
          SUPERGRAPH_PATH: supergraph,
          ...urls(ground),
          ...secrets(ground),
          ...sharing(ground),
        },
      }
    }),
}

const oursWithoutIdentity: Gateway = {
  name: 'open',
  title: 'Perennial, identity off',
  canShare: true,
  start: ground =>
    launch('open', ground, port => ({
      command: 'sh',
      args: ['-c', `${gatewayCommand(ground)} --supergraph ${ground.supergraph} --port ${port}`],
      env: sharing(ground),
    })),
}

const floor: Gateway = {
  name: 'floor',
  title: 'hand-written, no GraphQL',
  graph: 'hosting',
  start: ground =>
    launch('floor', ground, port => ({
      command: process.execPath,
      args: ['--require', 'tsx/cjs', join(__dirname, 'floor.ts')],
      env: { NODE_ENV: 'production', PORT: String(port), ...urls(ground) },
    })),
}

const apollo: Gateway = {
  name: 'apollo',
  title: '@apollo/gateway',
  isPeer: true,
  start: ground =>
    launch('apollo', ground, port =>
      node(['apollo.mjs', ground.supergraph, String(port)], { APOLLO_TELEMETRY_DISABLED: '1' }),
    ),
}

const mercurius: Gateway = {
  name: 'mercurius',
  title: 'Mercurius, JIT',
  isPeer: true,
  start: ground =>
    launch('mercurius', ground, port => {
      const services = join(ground.directory, `mercurius-${ground.graph.name}.json`)
      writeFileSync(
        services,
        JSON.stringify(
          ground.graph.subgraphs.map(({ name, sdlOfFederation1: schema }) => ({
            name,
            schema,
            url: `http://127.0.0.1:${ground.stubs[name]?.port}/graphql`,
          })),
        ),
      )
      return node(['mercurius.mjs', services, String(port)])
    }),
}

/** Its own JIT does not go together with the Rust planner: every answer is null with both. */
const hive: Gateway = {
  name: 'hive',
  title: 'Hive Gateway, Rust planner',
  isPeer: true,
  canShare: true,
  start: ground =>
    launch('hive', ground, port =>
      node(
        [
          join('node_modules', '@graphql-hive', 'gateway', 'dist', 'bin.js'),
          ...['supergraph', ground.supergraph, '--config-path', 'hive.config.mjs'],
          ...['--host', '127.0.0.1', '--port', String(port)],
        ],
        { SHARED: String(ground.isSharing) },
      ),
    ),
}

export function gatewayNamed(name: string): Gateway {
  const found = gateways.find(gateway => gateway.name === name)
  if (!found) throw new Error(`there is no gateway ${name}`)
  return found
}

/** In the order in which they take turns. */
export const gateways: readonly Gateway[] = [ours, oursWithoutIdentity, floor, apollo, hive, mercurius]
