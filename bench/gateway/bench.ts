import type { Arguments } from './arguments'
import type { Gateway, Ground } from './gateways'
import type { Child } from './processes/child'
import { startChild } from './processes/child'
import type { Issuer } from './processes/issuer'
import type { Server } from './processes/server'
import { graphNamed } from './shapes/all'
import type { Shape } from './shapes/shape'
import type { StubsOrder, StubsTold } from './stubs/main'
import type { LoadOrder, LoadTold } from './load/order'
import { writeSupergraph } from './supergraphs'

/** What all parts of the bench work with. */
export interface Bench {
  readonly wanted: Arguments
  readonly directory: string
  readonly issuer: Issuer
  readonly load: Load
  readonly tell: (text: string) => void
}

export type Load = Child<LoadOrder, LoadTold>
export type Stubs = Child<StubsOrder, StubsTold>

/** Everything a gateway can be started on, and the stubs' process, which the caller stops. */
export async function prepareGround(
  bench: Bench,
  graphName: string,
  isSharing = false,
): Promise<{ ground: Ground; stubs: Stubs }> {
  const { directory, issuer, wanted } = bench
  const graph = graphNamed(graphName)
  const stubs = startChild<StubsOrder, StubsTold>('stubs/main.ts')
  const ports = await stubs.ask({ graph: graphName })
  const supergraph = writeSupergraph(graph, ports, directory)
  return { stubs, ground: { graph, stubs: ports, supergraph, issuer, directory, isSharing, profiles: wanted.profile } }
}

const callsOf = (told: StubsTold): number => Object.values(told).reduce((sum, { calls }) => sum + calls, 0)

type Run = Pick<LoadOrder, 'connections' | 'warmUpSeconds' | 'seconds'> &
  Partial<LoadOrder> & {
    /** Another generator than the usual one, for loads at the same time. */
    readonly by?: Load
  }

/** @throws Error when one answer was not right. */
export async function loadOn(
  { load, issuer }: Bench,
  { gateway, server, shape }: { gateway: Gateway; server: Server; shape: Shape },
  run: Run,
): Promise<LoadTold> {
  const { port, pids } = server
  const tokens = gateway.hasIdentity ? issuer.tokens : []
  const { by = load, ...order } = run
  const told = await by.ask({ shape: shape.name, port, pids: [pids], tokens, ...order })
  if (told.wrong > 0) throw new Error(`${gateway.title} answered wrongly ${told.wrong} times: ${told.example}`)
  return told
}

/** How many fetches one operation needs: counted at the stubs, one client after the other asking until it is even. */
export async function fetchesOf(
  bench: Bench,
  stubs: Stubs,
  on: { gateway: Gateway; server: Server; shape: Shape },
): Promise<number> {
  await loadOn(bench, on, { connections: 1, warmUpSeconds: 0.5, seconds: 0.3 })
  const before = callsOf(await stubs.ask({}))
  const { answers } = await loadOn(bench, on, { connections: 1, warmUpSeconds: 0.5, seconds: 0.3 })
  return (callsOf(await stubs.ask({})) - before) / answers
}
