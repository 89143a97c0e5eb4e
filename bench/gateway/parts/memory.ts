import type { Bench } from '../bench'
import { loadOn, prepareGround } from '../bench'
import { gatewayNamed } from '../gateways'
import { residentMegabytesOf } from '../processes/usage'
import { allOperations } from '../shapes/operations'

/** Memory of the gateway after so many requests. */
export interface MemoryRow {
  readonly requests: number
  readonly megabytes: number
}

const STEPS = 10
const CONNECTIONS = 32
/** No step takes that long. */
const LONG_SECONDS = 3600

export async function memory(bench: Bench): Promise<MemoryRow[]> {
  const gateway = gatewayNamed('ours')
  const { ground, stubs } = await prepareGround(bench, allOperations.graph)
  const server = await gateway.start(ground)
  const rows: MemoryRow[] = []
  try {
    let sent = 0
    for (let step = 0; step < STEPS; step++) {
      const run = {
        connections: CONNECTIONS,
        warmUpSeconds: 0,
        seconds: LONG_SECONDS,
        requests: Math.ceil(bench.wanted.requests / STEPS),
      }
      const { answers } = await loadOn(bench, { gateway, server, shape: allOperations }, run)
      sent += answers
      rows.push({ requests: sent, megabytes: residentMegabytesOf(server.pids) })
      bench.tell(`${sent} requests of ${allOperations.title}: ${rows.at(-1)?.megabytes.toFixed(0)} MB`)
    }
    return rows
  } finally {
    await server.stop()
    await stubs.stop()
  }
}
