import type { System } from '../system'
import { load } from './load'
import type { Row } from './row'
import { mostMemoryMb, recoveredWithinMs } from './row'
import { outputOf } from './tools'
import { recovery, watching } from './watch'

interface SlowAttack {
  readonly name: string
  /** Seconds until all of them must be gone. */
  readonly within: number
  readonly args: readonly string[]
}

const connections = 300

const attacks: readonly SlowAttack[] = [
  { name: `${connections} clients with slow headers`, within: 14, args: ['-H', '-i', '3'] },
  {
    name: `${connections} clients with a slow body`,
    within: 14,
    args: ['-B', '-i', '3', '-s', '8192', '-t', 'POST', '-f', 'application/json'],
  },
  {
    name: `${connections} clients that read slowly`,
    within: 36,
    args: ['-X', '-w', '1', '-y', '2', '-n', '5', '-z', '1'],
  },
]

/** The tool writes in colours. */
const escape = String.fromCharCode(27)
const plain = (text: string): string => text.replaceAll(new RegExp(`${escape}\\[[0-9;]*m`, 'g'), '')

async function slowClients(system: System, { name, within, args }: SlowAttack): Promise<Row> {
  await load(system, 16, 3)
  const calm = await load(system, 16, 4)
  const { sockets: before } = await system.gauge()
  const { result, watched } = await watching(system, async () => {
    const [written, during] = await Promise.all([
      outputOf('slowhttptest', [
        ...args,
        ...['-c', String(connections), '-r', '200', '-l', String(within), '-p', '3'],
        ...['-u', `${system.urlOf('gateway')}/graphql`],
      ]),
      load(system, 16, 8),
    ])
    return { written: plain(written), during }
  })
  const took = await recovery(system, 200)
  const left = Math.max(0, (await system.gauge()).sockets - before)
  const unavailable = /service available:\s*NO/.test(result.written)
  const share = result.during.good / calm.good
  return {
    attack: name,
    asked: `all closed within ${within} s, others served`,
    answer: `${left} still held; ${result.during.other} others failed${unavailable ? '; not available meanwhile' : ''}`,
    goodput: `${result.during.good.toFixed(0)}/s of ${calm.good.toFixed(0)}/s (${(100 * share).toFixed(0)} %)`,
    recovery: `${(took / 1000).toFixed(1)} s`,
    memory: `+${watched.memoryMb.toFixed(0)} MB`,
    passed:
      left < connections / 10 &&
      !unavailable &&
      result.during.other === 0 &&
      took <= recoveredWithinMs &&
      watched.memoryMb <= mostMemoryMb,
  }
}

export async function allSlowClients(system: System): Promise<Row[]> {
  const rows: Row[] = []
  for (const attack of attacks) rows.push(await slowClients(system, attack))
  return rows
}
