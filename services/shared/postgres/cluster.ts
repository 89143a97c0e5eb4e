import { spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Account, canReach, postgresAccount } from './account'
import { postgresBinaries } from './binaries'
import { initialise } from './initialise'
import { isFree } from './ports'
import { commandLine, end, isAlive } from './pid'

export interface ClusterOptions {
  /** PostgreSQL's data directory; made on the first start. */
  readonly directory: string
  readonly port: number
  /** The setting that chose the port, for the message when it is taken. */
  readonly portSetting: string
  /** The superuser's password. */
  readonly password: string
  readonly settings: Readonly<Record<string, string>>
  readonly logFile: string
}

export interface Cluster {
  readonly port: number
  readonly pid: number
  /** Whether this start made the data directory. */
  readonly isNew: boolean
  /** Where a role reaches a database. */
  url(role: string, password: string, database: string): string
  /** Ends every session and PostgreSQL. */
  stop(): Promise<void>
}

/** Starts PostgreSQL on a data directory, or takes over the one that an interrupted run left behind. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const account = postgresAccount()
  const { directory, port } = options
  mkdirSync(dirname(directory), { recursive: true })
  if (!canReach(account, dirname(directory)))
    throw new Error(
      `PostgreSQL runs as the user postgres, who cannot reach ${dirname(directory)}. Choose another directory.`,
    )
  const binaries = postgresBinaries(account, join(dirname(directory), 'postgresql'))
  const args = ['-D', directory, '-p', String(port), ...flags(options.settings)]

  const leftBehind = await takeOver(directory, [binaries.postgres, ...args].join(' '))
  if (leftBehind) return handle(leftBehind, port, directory, false)

  const isNew = !existsSync(join(directory, 'PG_VERSION'))
  if (isNew) await initialise(binaries.initdb, account, directory, options.password)
  const pid = await launch(binaries.postgres, args, account, options)
  return handle(pid, port, directory, isNew)
}

// SIGINT ends sessions and writes a checkpoint; SIGQUIT leaves that to recovery at the next start.
const orderly = { signal: 'SIGINT', patienceMs: 10_000 } as const
const atOnce = [
  { signal: 'SIGQUIT', patienceMs: 3_000 },
  { signal: 'SIGKILL', patienceMs: 1_000 },
] as const

/** Ends the PostgreSQL that runs on a data directory, if one does; `at once` when its data is not wanted any more. */
export async function stopCluster(directory: string, how: 'orderly' | 'at once' = 'orderly'): Promise<void> {
  const running = runningOn(directory)
  if (!running) return
  const gone = await end(running.pid, how === 'orderly' ? [orderly, ...atOnce] : atOnce)
  if (!gone) throw new Error(`PostgreSQL (process ${running.pid}) on ${directory} does not end.`)
}

export const clusterUrl = (port: number, role: string, password: string, database: string): string =>
  `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`

function handle(pid: number, port: number, directory: string, isNew: boolean): Cluster {
  return {
    port,
    pid,
    isNew,
    url: (role, password, database) => clusterUrl(port, role, password, database),
    stop: () => stopCluster(directory),
  }
}

const flags = (settings: Readonly<Record<string, string>>): string[] =>
  Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])

/** The process that postmaster.pid names, when it is alive and really a PostgreSQL on this directory. */
function runningOn(directory: string): { pid: number; command: string; ready: boolean } | undefined {
  const lock = readLock(directory)
  if (!lock) return undefined
  const command = commandLine(lock.pid)
  const ours = command !== undefined && /postgres/.test(command) && command.includes(`-D ${directory}`)
  return ours ? { ...lock, command } : undefined
}

function readLock(directory: string): { pid: number; ready: boolean } | undefined {
  try {
    const lines = readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), ready: lines[7]?.trim() === 'ready' }
  } catch {
    return undefined
  }
}

/** `kill -9` of its starter leaves PostgreSQL running: one that runs as we would start it is kept, another one ended. */
async function takeOver(directory: string, wanted: string): Promise<number | undefined> {
  const running = runningOn(directory)
  if (running?.command === wanted && running.ready) return running.pid
  if (running) await stopCluster(directory)
  const lock = readLock(directory)
  // The number was given to another program since (a restart of the machine): PostgreSQL would believe it still runs.
  if (lock && isAlive(lock.pid)) rmSync(join(directory, 'postmaster.pid'), { force: true })
  return undefined
}

/** A dying predecessor may hold its shared memory for a moment longer. */
const shutdownGraceMs = 3_000
/** Recovery after a crash replays what was written since the last checkpoint. */
const startPatienceMs = 120_000

async function launch(postgres: string, args: string[], account: Account, options: ClusterOptions): Promise<number> {
  const { port, portSetting, directory, logFile } = options
  for (const began = performance.now(); ; await sleep(200)) {
    const settling = performance.now() - began < shutdownGraceMs
    if (!(await isFree(port))) {
      if (settling) continue
      throw new Error(`Port ${port} for PostgreSQL is taken by another program. Set ${portSetting} to a free one.`)
    }
    const log = openSync(logFile, 'a')
    // Its own session: Ctrl-C in a terminal reaches the starter, who ends the programs that use PostgreSQL first.
    const child = spawn(postgres, args, { ...account, cwd: directory, detached: true, stdio: ['ignore', log, log] })
    closeSync(log)
    child.unref()
    const failure = await ready(child, directory)
    if (!failure && child.pid !== undefined) return child.pid
    const lastWords = tail(logFile)
    if (settling && /shared memory block .* still in use|lock file .* already exists/.test(lastWords)) continue
    throw new Error(`PostgreSQL did not start (${failure}). The end of ${logFile}:\n${lastWords}`)
  }
}

/** Resolves when PostgreSQL says in postmaster.pid that it is ready: undefined, or else why it never will be. */
async function ready(child: ReturnType<typeof spawn>, directory: string): Promise<string | undefined> {
  let failure: string | undefined
  child.once('error', error => (failure = error.message))
  child.once('exit', (code, signal) => (failure = `exit ${code ?? signal}`))
  for (const until = performance.now() + startPatienceMs; performance.now() < until; await sleep(10)) {
    if (failure) return failure
    const lock = readLock(directory)
    if (lock?.pid === child.pid && lock?.ready) return undefined
  }
  return `not ready after ${startPatienceMs / 1000} s`
}

const tail = (file: string): string => readFileSync(file, 'utf8').split('\n').slice(-12).join('\n').trim()
