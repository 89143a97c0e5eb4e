import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { end } from '../shared/postgres/pid'
import { bundleOptions } from './bundle'
import { project } from './env'
import { gently } from './whoRuns'
import type { Program } from './programs'

/** Waits between restarts: doubled each time, from the first to the last. */
const firstPauseMs = 500
const lastPauseMs = 30_000
/** Who ran this long has recovered: its next restart waits the first pause again. */
const steadyAfterMs = 60_000
const readyPatienceMs = 60_000

export interface Child {
  readonly program: Program
  readonly pid: number | undefined
  /** Resolves when it answers. @throws Error with the end of its log when it never will. */
  ready(): Promise<void>
  stop(): Promise<void>
}

export interface ChildEvents {
  crashed(reason: string, pauseMs: number): void
  recovered(): void
}

/** Keeps a program running from its bundle, once it was ready, until it is stopped. */
export function keepRunning(program: Program, logFile: string, events: ChildEvents): Child {
  let child: ChildProcess | undefined
  let stopping = false
  let wasReady = false
  let pauseMs = firstPauseMs

  const launch = (): void => {
    const log = openSync(logFile, 'a')
    child = spawn(process.execPath, [...bundleOptions, program.file], {
      cwd: project,
      env: { ...process.env, ...program.env },
      // Its own session: Ctrl-C reaches the supervisor alone, who stops its children in order.
      detached: true,
      stdio: ['ignore', log, log],
    })
    closeSync(log)
    const startedAt = performance.now()
    child.once('exit', (code, signal) => {
      child = undefined
      if (stopping || !wasReady) return
      if (performance.now() - startedAt > steadyAfterMs) pauseMs = firstPauseMs
      events.crashed(signal ?? `exit code ${code}`, pauseMs)
      void sleep(pauseMs).then(restart)
      pauseMs = Math.min(pauseMs * 2, lastPauseMs)
    })
  }

  const restart = async (): Promise<void> => {
    if (stopping) return
    launch()
    if (await answers(() => child !== undefined && !stopping)) events.recovered()
  }

  /** Polls until it is healthy; false when it ended or took too long. */
  const answers = async (goOn: () => boolean): Promise<boolean> => {
    for (const until = performance.now() + readyPatienceMs; goOn() && performance.now() < until; await sleep(25))
      if (await isHealthy(program)) return true
    return false
  }

  launch()
  return {
    program,
    get pid() {
      return child?.pid
    },
    async ready() {
      wasReady = await answers(() => child !== undefined)
      if (!wasReady) throw new Error(`${program.name} did not start. The end of ${logFile}:\n${lastLines(logFile)}`)
    },
    async stop() {
      stopping = true
      if (child?.pid !== undefined) await end(child.pid, gently)
    },
  }
}

/** Not `fetch`: its first use costs the supervisor a tenth of a second. */
function isHealthy({ port, health }: Program): Promise<boolean> {
  return new Promise(resolve => {
    const request = get({ host: '127.0.0.1', port, path: health, timeout: 2_000, agent: false }, response => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    request.once('error', () => resolve(false)).once('timeout', () => request.destroy())
  })
}

const lastLines = (file: string): string => readFileSync(file, 'utf8').trim().split('\n').slice(-8).join('\n')
