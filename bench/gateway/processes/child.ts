import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { begin, over } from '../../command'

/** A process of the bench's own that is told what to do and says what came of it. */
export interface Child<Order, Told> {
  readonly pid: number
  ask(order: Order): Promise<Told>
  stop(): Promise<void>
}

interface Reply {
  readonly told?: unknown
  readonly failed?: string
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise(done => {
    if (child.exitCode !== null || child.signalCode !== null) done()
    else child.once('exit', () => done())
  })

/** @param file in bench/gateway. */
export function startChild<Order extends object, Told>(file: string): Child<Order, Told> {
  const child = fork(join(__dirname, '..', file), { execArgv: ['--require', 'tsx/cjs'], serialization: 'advanced' })
  const { pid } = child
  if (pid === undefined) throw new Error(`${file} cannot be started`)
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL')
    await ended(child)
    over(pid)
  }
  begin(pid, stop)
  return {
    pid,
    ask: order =>
      new Promise((answered, failed) => {
        const onExit = (): void => failed(new Error(`${file} has ended`))
        child.once('exit', onExit)
        child.once('message', (reply: Reply) => {
          child.off('exit', onExit)
          if (reply.failed !== undefined) failed(new Error(`${file}: ${reply.failed}`))
          else answered(reply.told as Told)
        })
        child.send(order)
      }),
    stop,
  }
}

/** The other side of it. */
export function obey<Order>(work: (order: Order) => Promise<unknown>): void {
  const send = (reply: Reply): void => void process.send?.(reply)
  process.on('message', (order: Order) => {
    work(order).then(
      told => send({ told }),
      (error: unknown) => send({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
  })
  // Nobody is left to tell it to stop.
  process.once('disconnect', () => process.exit())
}
