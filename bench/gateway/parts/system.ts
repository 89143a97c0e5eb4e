import { median } from '../../statistics'
import type { Bench } from '../bench'
import { loadOn } from '../bench'
import type { Gateway, Ground } from '../gateways'
import { gatewayNamed } from '../gateways'
import type { Server } from '../processes/server'
import { freePort, scriptOf, startServer } from '../processes/server'
import { hosting } from '../shapes/hosting'
import { oneInMemory, pageInMemory } from '../shapes/inMemory'
import type { StubsTold } from '../stubs/main'
import { secretOf, writeSupergraph } from '../supergraphs'

/** Gateway and subgraphs together: CPU of each for a request, in microseconds. */
export interface SystemRow {
  readonly system: string
  readonly shape: string
  readonly requestsPerSecond: number
  readonly gatewayCpu: number
  readonly subgraphsCpu: number
}

interface System {
  readonly gateway: Gateway
  /** How the subgraphs are served: by the real code, or the same resolvers by Apollo Server. */
  readonly served: 'ours' | 'apollo'
}

const CONNECTIONS = 16

const systems: readonly System[] = [
  { gateway: gatewayNamed('ours'), served: 'ours' },
  { gateway: gatewayNamed('apollo'), served: 'apollo' },
]

interface Running {
  readonly system: System
  readonly gateway: Server
  readonly subgraphs: readonly Server[]
}

async function startSystem(bench: Bench, system: System): Promise<Running> {
  const { directory, issuer, tell } = bench
  tell(`starting ${system.gateway.title} with subgraphs of its own`)
  const start = async (name: string): Promise<Server> => {
    const port = await freePort()
    return startServer({
      name: `${system.served}-${name}`,
      port,
      directory,
      command: 'sh',
      args: ['-c', `${scriptOf('memory')} ${name} ${system.served}`],
      env: { NODE_ENV: 'production', PORT: String(port), IDENTITY_SECRETS: secretOf(name), LOG_LEVEL: 'warn' },
    })
  }
  const subgraphs = await Promise.all(hosting.subgraphs.map(({ name }) => start(name)))
  const stubs: StubsTold = Object.fromEntries(
    hosting.subgraphs.map(({ name }, at) => [name, { port: subgraphs[at]?.port ?? 0, calls: 0 }]),
  )
  const ground: Ground = {
    graph: hosting,
    stubs,
    supergraph: writeSupergraph(hosting, stubs, directory),
    issuer,
    directory,
    isSharing: false,
    profiles: undefined,
  }
  return { system, gateway: await system.gateway.start(ground), subgraphs }
}

export async function wholeSystem(bench: Bench): Promise<SystemRow[]> {
  const { rounds, seconds, gateways } = bench.wanted
  const running: Running[] = []
  for (const system of systems)
    if (gateways.includes(system.gateway.name)) running.push(await startSystem(bench, system))
  const rows: SystemRow[] = []
  for (const shape of [oneInMemory, pageInMemory]) {
    const told = running.map(() => [] as Awaited<ReturnType<typeof loadOn>>[])
    for (let round = 0; round < rounds; round++) {
      bench.tell(`whole systems, ${shape.title}, round ${round + 1} of ${rounds}`)
      for (const [at, { system, gateway, subgraphs }] of running.entries()) {
        const run = {
          connections: CONNECTIONS,
          warmUpSeconds: round === 0 ? 2 * bench.wanted.warmUpSeconds : 0.2,
          seconds,
          pids: [gateway.pids, subgraphs.flatMap(({ pids }) => pids)],
        }
        told[at]?.push(await loadOn(bench, { gateway: system.gateway, server: gateway, shape }, run))
      }
    }
    for (const [at, { system }] of running.entries()) {
      const of = told[at] ?? []
      const cpu = (group: number): number =>
        median(of.map(({ cpuSeconds, requests }) => ((cpuSeconds[group] ?? 0) * 1e6) / requests))
      rows.push({
        system: system.gateway.name,
        shape: shape.name,
        requestsPerSecond: median(of.map(({ requests, seconds: took }) => requests / took)),
        gatewayCpu: cpu(0),
        subgraphsCpu: cpu(1),
      })
    }
  }
  for (const { gateway, subgraphs } of running) for (const server of [gateway, ...subgraphs]) await server.stop()
  return rows
}
