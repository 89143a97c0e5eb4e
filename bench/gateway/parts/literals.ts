import { median } from '../../statistics'
import type { Bench } from '../bench'
import { loadOn, prepareGround } from '../bench'
import { gatewayNamed } from '../gateways'
import { oneService } from '../shapes/hosting'

/** Requests a second when each brings the same text with variables, and when each brings a text of its own. */
export interface LiteralsRow {
  readonly gateway: string
  readonly withVariables: number
  readonly withLiterals: number
}

const CONNECTIONS = 64

async function rowOf(bench: Bench, name: string): Promise<LiteralsRow> {
  const { wanted, tell } = bench
  const gateway = gatewayNamed(name)
  const { ground, stubs } = await prepareGround(bench, oneService.graph)
  tell(`literals on ${gateway.title}`)
  const server = await gateway.start(ground)
  const rate = async (literals: boolean, warmUpSeconds: number): Promise<number> => {
    const run = { connections: CONNECTIONS, warmUpSeconds, seconds: wanted.seconds, literals }
    const { requests, seconds } = await loadOn(bench, { gateway, server, shape: oneService }, run)
    return requests / seconds
  }
  try {
    const rates = { variables: [] as number[], literals: [] as number[] }
    for (let round = 0; round < wanted.rounds; round++) {
      const warmUp = round === 0 ? wanted.warmUpSeconds : 0.2
      rates.variables.push(await rate(false, warmUp))
      rates.literals.push(await rate(true, warmUp))
    }
    return { gateway: name, withVariables: median(rates.variables), withLiterals: median(rates.literals) }
  } finally {
    await server.stop()
    await stubs.stop()
  }
}

export async function literals(bench: Bench): Promise<LiteralsRow[]> {
  const rows: LiteralsRow[] = []
  for (const name of ['ours', 'apollo']) if (bench.wanted.gateways.includes(name)) rows.push(await rowOf(bench, name))
  return rows
}
