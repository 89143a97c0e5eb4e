import type { Bench, Load } from '../bench'
import { loadOn, prepareGround } from '../bench'
import { gatewayNamed } from '../gateways'
import type { LoadOrder, LoadTold } from '../load/order'
import { startChild } from '../processes/child'
import type { Server } from '../processes/server'
import { coldOperations } from '../shapes/operations'
import { oneService } from '../shapes/hosting'

/** How long the event loop was held at the longest, and the slowest hot request, without and with cold operations. */
export interface ColdTold {
  readonly operations: number
  readonly heldBefore: number
  readonly held: number
  readonly worstBefore: number
  readonly worst: number
  /** How long a cold operation took, in the middle and at the longest. */
  readonly coldP50: number
  readonly coldWorst: number
}

/** How finely Node itself looks at its event loop: each figure of it is that much too high. */
const RESOLUTION_MS = 10
const HOT = { connections: 4, warmUpSeconds: 0, seconds: 2 }
/** They come as fast as they are answered. */
const COLD = { connections: 8, warmUpSeconds: 0, seconds: 60 }

/** The longest that the event loop was held since this was last asked, in milliseconds. */
async function heldSince({ metricsPort }: Server): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
  const found = /^nodejs_eventloop_lag_max_seconds(?:\{[^}]*\})? (\S+)/m.exec(text)?.[1]
  if (found === undefined) throw new Error('the gateway does not tell of its event loop')
  return Math.max(0, Number(found) * 1000 - RESOLUTION_MS)
}

export async function cold(bench: Bench): Promise<ColdTold> {
  const gateway = gatewayNamed('ours')
  const { ground, stubs } = await prepareGround(bench, oneService.graph)
  bench.tell('cold operations beside hot ones')
  const server = await gateway.start(ground)
  const others: Load = startChild<LoadOrder, LoadTold>('load/main.ts')
  const hot = () => loadOn(bench, { gateway, server, shape: oneService }, HOT)
  try {
    await loadOn(bench, { gateway, server, shape: oneService }, { ...HOT, connections: 16 })
    await heldSince(server)
    const before = await hot()
    const heldBefore = await heldSince(server)
    let isOver = false
    const arrive = loadOn(
      bench,
      { gateway, server, shape: coldOperations },
      { ...COLD, requests: coldOperations.count, by: others },
    ).finally(() => (isOver = true))
    let worst = 0
    do worst = Math.max(worst, (await hot()).worst)
    while (!isOver)
    const coldTold = await arrive
    return {
      operations: coldOperations.count,
      heldBefore,
      held: await heldSince(server),
      worstBefore: before.worst,
      worst,
      coldP50: coldTold.p50,
      coldWorst: coldTold.worst,
    }
  } finally {
    await others.stop()
    await server.stop()
    await stubs.stop()
  }
}
