import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { bundleDirectory, dataDirectory } from '../../../services/local/data'
import { project } from '../../../services/local/env'
import { childrenOf } from '../../../services/local/whoRuns'
import { freePort } from '../../../services/shared/postgres/ports'
import { temporaryDirectory } from '../../../services/shared/postgres/throwaway'

/** The whole system as `npm start` runs it, in a directory of its own and on free ports. */
export interface RunningSystem {
  readonly url: string
  /** Runs one of the system's commands, as `npm run` does. */
  command(...args: readonly string[]): Promise<void>
  /** Holds a process still, so that it answers nothing; gives the way to let it go on. */
  freeze(name: 'catalog' | 'billing' | 'infrastructure'): () => void
  stop(): Promise<void>
}

const portNames = [
  'PORT',
  'CATALOG_PORT',
  'BILLING_PORT',
  'INFRASTRUCTURE_PORT',
  'PAYMENT_SANDBOX_PORT',
  'POSTGRES_PORT',
]

export async function startSystem(): Promise<RunningSystem> {
  const home = mkdtempSync(join(temporaryDirectory(), 'perennial-manager-'))
  chmodSync(home, 0o755)
  const data = dataDirectory(join(home, 'data'))
  const ports = new Map<string, string>()
  for (const name of portNames) ports.set(name, String(await freePort()))
  const { PATH, HOME } = process.env
  const env = {
    PATH,
    HOME,
    PERENNIAL_DATA: data.root,
    // A process that is held still is given up soon.
    SUBGRAPH_TIMEOUT_MS: '1500',
    SIMULATOR_SECONDS: '4',
    ...Object.fromEntries(ports),
  }

  const run = (...args: readonly string[]) => {
    const child = spawn(process.execPath, ['--require', require.resolve('tsx/cjs'), ...args], {
      cwd: project,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()))
    return { child, output: () => output, ended: ending(child) }
  }

  const remove = async () => {
    await run('services/local/reset.ts').ended
    for (const path of [home, bundleDirectory(data.root)]) rmSync(path, { recursive: true, force: true })
  }

  const started = run('services/local/start.ts')
  for (const until = performance.now() + 120_000; !started.output().includes('Perennial is ready'); await sleep(50)) {
    if (started.child.exitCode === null && performance.now() < until) continue
    await remove()
    throw new Error(`The system did not start:\n${started.output()}`)
  }

  return {
    url: `http://localhost:${ports.get('PORT')}`,
    command: async (...args) => {
      const ran = run('services/local/run.ts', ...args)
      const code = await ran.ended
      if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${ran.output()}`)
    },
    freeze: name => {
      const pid = childrenOf(data).find(child => child.name === name)?.pid
      if (pid === undefined) throw new Error(`${name} does not run`)
      process.kill(pid, 'SIGSTOP')
      return () => void process.kill(pid, 'SIGCONT')
    },
    stop: async () => {
      started.child.kill('SIGINT')
      await started.ended
      await remove()
    },
  }
}

const ending = (child: ChildProcess): Promise<number | null> => new Promise(resolve => child.once('exit', resolve))
