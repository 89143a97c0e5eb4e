import { median } from '../../statistics'
import type { Bench, Stubs } from '../bench'
import { fetchesOf, loadOn, prepareGround } from '../bench'
import type { Gateway, Ground } from '../gateways'
import { gateways } from '../gateways'
import { peakMegabytesOf } from '../processes/usage'
import type { Server } from '../processes/server'
import type { Shape } from '../shapes/shape'

/** How a gateway did with one shape and so many connections. */
export interface Row {
  readonly shape: string
  readonly gateway: string
  readonly connections: number
  readonly requestsPerSecond: number
  readonly p50: number
  readonly p99: number
  /** CPU of the gateway's process for each request, in microseconds. */
  readonly cpu: number
  /** How much of one core it was busy: under 1, it waited for others. */
  readonly cores: number
  readonly fetches: number
  readonly peakMegabytes: number
}

interface Runner {
  readonly gateway: Gateway
  readonly server: Server
}

const SETTLE_SECONDS = 0.2

async function startAll({ wanted, tell }: Bench, ground: Ground): Promise<Runner[]> {
  const runners: Runner[] = []
  for (const gateway of gateways) {
    if (!wanted.gateways.includes(gateway.name)) continue
    if (gateway.graph !== undefined && gateway.graph !== ground.graph.name) continue
    if (ground.isSharing && !gateway.canShare) continue
    tell(`starting ${gateway.title}`)
    runners.push({ gateway, server: await gateway.start(ground) })
  }
  return runners
}

/** Rounds in which the gateways take turns, so that what happens to the machine happens to all of them. */
async function roundsOf(bench: Bench, runners: readonly Runner[], shape: Shape, connections: number) {
  const { rounds, seconds } = bench.wanted
  const told = runners.map(() => [] as Awaited<ReturnType<typeof loadOn>>[])
  for (let round = 0; round < rounds; round++) {
    bench.tell(`${shape.title}, ${connections} connections, round ${round + 1} of ${rounds}`)
    for (const [at, runner] of runners.entries())
      told[at]?.push(await loadOn(bench, { ...runner, shape }, { connections, warmUpSeconds: SETTLE_SECONDS, seconds }))
  }
  return told
}

async function shapeOn(bench: Bench, runners: readonly Runner[], stubs: Stubs, shape: Shape): Promise<Row[]> {
  const fetches: number[] = []
  for (const runner of runners) {
    fetches.push(await fetchesOf(bench, stubs, { ...runner, shape }))
    await loadOn(
      bench,
      { ...runner, shape },
      { connections: 16, warmUpSeconds: 0, seconds: bench.wanted.warmUpSeconds },
    )
  }
  const rows: Row[] = []
  for (const connections of bench.wanted.connections) {
    const told = await roundsOf(bench, runners, shape, connections)
    for (const [at, { gateway, server }] of runners.entries()) {
      const of = told[at] ?? []
      rows.push({
        shape: shape.name,
        gateway: gateway.name,
        connections,
        requestsPerSecond: median(of.map(({ requests, seconds }) => requests / seconds)),
        p50: median(of.map(({ p50 }) => p50)),
        p99: median(of.map(({ p99 }) => p99)),
        cpu: median(of.map(({ cpuSeconds: [cpu = 0], requests }) => (cpu * 1e6) / requests)),
        cores: median(of.map(({ cpuSeconds: [cpu = 0], seconds }) => cpu / seconds)),
        fetches: fetches[at] ?? 0,
        peakMegabytes: peakMegabytesOf(server.pids),
      })
    }
  }
  return rows
}

/** All shapes of one graph, on gateways that are started once. */
export async function throughput(
  bench: Bench,
  graph: string,
  shapes: readonly Shape[],
  isSharing = false,
): Promise<Row[]> {
  const { ground, stubs } = await prepareGround(bench, graph, isSharing)
  const runners = await startAll(bench, ground)
  const rows: Row[] = []
  try {
    for (const shape of shapes) rows.push(...(await shapeOn(bench, runners, stubs, shape)))
  } finally {
    for (const { server } of runners) await server.stop()
    await stubs.stop()
  }
  return rows
}
