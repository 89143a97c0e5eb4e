import { connect } from 'node:net'
import { setTimeout as after } from 'node:timers/promises'
import { cpuSecondsOf } from '../gateway/processes/usage'
import { MessageReader } from '../gateway/stubs/messages'
import type { Prepared } from './requests'

export interface Measured {
  readonly requestsPerSecond: number
  /** Of the server, for each request. */
  readonly cpuMicroseconds: number
}

export interface Turn {
  readonly port: number
  readonly pids: readonly number[]
  readonly connections: number
  readonly warmUpSeconds: number
  readonly seconds: number
  /** By account; each connection asks for one after the other. */
  readonly prepared: readonly Prepared[]
  /** What the answers must be. */
  readonly expected: readonly string[]
}

/** Asks on some connections for some seconds. @throws when an answer is not as it must be. */
export async function measure(turn: Turn): Promise<Measured> {
  const { prepared, expected, pids } = turn
  let answers = 0
  let isOver = false
  let wrong: string | undefined
  const lengths = expected.map(text => Buffer.byteLength(text))

  const client = (start: number): Promise<void> =>
    new Promise((done, failed) => {
      const socket = connect({ port: turn.port, host: '127.0.0.1', noDelay: true })
      let at = start
      const send = (): void => void socket.write(prepared[at % prepared.length]?.request() ?? '')
      const reader = new MessageReader(({ head, body }) => {
        const index = at++ % prepared.length
        // Each is looked at; some as a whole, which would cost more than making them.
        const isRight =
          head.startsWith('HTTP/1.1 200') &&
          Math.abs(body.length - (lengths[index] ?? 0)) <= 1 &&
          (answers % 100 > 0 || body.toString().trimEnd() === expected[index])
        if (!isRight) wrong ??= `${head}\n${body.toString('utf8', 0, 500)}`
        answers++
        if (isOver || wrong !== undefined) {
          socket.destroy()
          done()
        } else send()
      })
      socket
        .on('connect', send)
        .on('data', (chunk: Buffer) => reader.push(chunk))
        .on('error', failed)
        .on('end', () => failed(new Error('the server closed a connection')))
    })

  const clients = Promise.all(Array.from({ length: turn.connections }, (_, number) => client(number)))
  await Promise.race([clients, after(turn.warmUpSeconds * 1000)])
  const [began, answersBefore, cpuBefore] = [performance.now(), answers, cpuSecondsOf(pids)]
  await Promise.race([clients, after(turn.seconds * 1000)])
  const [seconds, counted, cpu] = [
    (performance.now() - began) / 1000,
    answers - answersBefore,
    cpuSecondsOf(pids) - cpuBefore,
  ]
  isOver = true
  await clients
  if (wrong !== undefined) throw new Error(`a wrong answer:\n${wrong}`)
  return { requestsPerSecond: counted / seconds, cpuMicroseconds: (cpu / counted) * 1e6 }
}
