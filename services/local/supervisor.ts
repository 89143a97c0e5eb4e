import { setTimeout as sleep } from 'node:timers/promises'
import { stopCluster } from '../shared/postgres/cluster'
import { isFree } from '../shared/postgres/ports'
import { type Child, keepRunning } from './child'
import type { DataDirectory } from './data'
import { followProblems, rotate } from './logs'
import type { Program } from './programs'
import { endLeftBehind, forgetSupervisor, recordSupervisor, supervisorOf } from './whoRuns'

/** The gateway and then the others finish what is in flight, PostgreSQL writes a checkpoint. */
export const stopPatienceMs = 40_000

/** Why the system cannot start, in words for whoever started it. */
export class StartRefused extends Error {}

export interface Supervisor {
  /** Starts programs and keeps them running. Resolves when all are ready. */
  start(programs: readonly Program[]): Promise<void>
  /** Waits for work that must come to its end before PostgreSQL is stopped, such as starting it. */
  finish<T>(work: Promise<T>): Promise<T>
  /** Tells when stopping begins. */
  readonly stopped: AbortSignal
  /** Ends the programs, then PostgreSQL. */
  stop(): Promise<void>
}

/**
 * Takes charge of a data directory: ends what a killed predecessor has left running on it.
 * @throws StartRefused when another supervisor is in charge.
 */
export async function takeCharge(data: DataDirectory, tell: (text: string) => void): Promise<Supervisor> {
  await refuseSecond(data)
  const left = await endLeftBehind(data)
  if (left.length > 0) tell(`ended what an earlier run had left behind: ${left.join(', ')}`)

  const children: Child[] = []
  const unfollow: (() => void)[] = []
  const unfinished: Promise<unknown>[] = []
  const stopping = new AbortController()
  recordSupervisor(data, { pid: process.pid, stopping: false })

  const launch = (program: Program): Child => {
    const logFile = data.log(program.name)
    rotate(logFile)
    unfollow.push(followProblems(logFile, problem => tell(`${program.name}: ${problem} (${logFile})`)))
    const child = keepRunning(program, logFile, {
      crashed: (reason, pauseMs) =>
        tell(`${program.name} ended (${reason}); starting it again in ${pauseMs / 1000} s (${logFile})`),
      recovered: () => tell(`${program.name} is back`),
    })
    children.push(child)
    return child
  }

  return {
    stopped: stopping.signal,
    finish(work) {
      unfinished.push(work)
      return work
    },
    async start(programs) {
      if (stopping.signal.aborted) return
      await Promise.all(programs.map(program => launch(program).ready()))
    },
    async stop() {
      stopping.abort()
      recordSupervisor(data, { pid: process.pid, stopping: true })
      for (const end of unfollow) end()
      // The gateway first: it finishes what is in flight while the others still answer.
      await children.find(({ program }) => program.name === 'gateway')?.stop()
      await Promise.all(children.map(child => child.stop()))
      await Promise.allSettled(unfinished)
      await stopCluster(data.postgres)
      forgetSupervisor(data)
    },
  }
}

/** npm returns from Ctrl-C before we have ended, so a start at once may meet its predecessor: it waits for that one. */
async function refuseSecond(data: DataDirectory): Promise<void> {
  for (const until = performance.now() + stopPatienceMs; ; await sleep(50)) {
    const supervisor = supervisorOf(data)
    if (!supervisor) return
    if (!supervisor.stopping || performance.now() > until)
      throw new StartRefused(
        `Perennial already runs from ${data.root} (process ${supervisor.pid}). Stop it first, or set PERENNIAL_DATA to another directory.`,
      )
  }
}

/** A connection of another program may have a port for a moment, as its own end. */
const portPatienceMs = 2_000

/** @throws StartRefused naming the setting of every port that another program holds. */
export async function refuseTakenPorts(programs: readonly Program[]): Promise<void> {
  for (const until = performance.now() + portPatienceMs; ; await sleep(100)) {
    const free = await Promise.all(programs.map(({ port }) => isFree(port)))
    const taken = programs.filter((_, index) => !free[index])
    if (taken.length === 0) return
    if (performance.now() < until) continue
    const lines = taken.map(
      ({ name, port, portSetting }) =>
        `Port ${port} for ${name} is taken by another program. Set ${portSetting} to a free one.`,
    )
    throw new StartRefused(lines.join('\n'))
  }
}
