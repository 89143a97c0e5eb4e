import { spawn } from 'node:child_process'
import { openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { begin, over, project, signal } from '../../command'
import { family } from '../../processes'

/** How long a server may take until it listens, and until it has ended once it is told to. */
const START_MS = 90_000
const END_MS = 10_000

export interface Server {
  readonly port: number
  /** Where it tells its metrics, if it does. */
  readonly metricsPort: number | undefined
  /** All its processes. */
  readonly pids: readonly number[]
  stop(): Promise<void>
}

export interface ServerOptions {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly env: NodeJS.ProcessEnv
  readonly port: number
  readonly metricsPort?: number
  /** Where its output goes. */
  readonly directory: string
  readonly cwd?: string
}

export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer()
    server.once('error', failed).listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? found(address.port) : failed(new Error('no port'))))
    })
  })
}

/** Whether something there speaks HTTP. */
async function answers(port: number): Promise<boolean> {
  try {
    await fetch(`http://127.0.0.1:${port}/graphql`, { signal: AbortSignal.timeout(2000) })
    return true
  } catch {
    return false
  }
}

/** Starts a server and waits until it answers. @throws Error with the end of its output when it does not. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { name, command, args, env, port, metricsPort, directory, cwd = project } = options
  const output = join(directory, `${name}.log`)
  const out = openSync(output, 'w')
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', out, out] })
  const { pid } = child
  if (pid === undefined) throw new Error(`${command} cannot be started`)
  let isOver = false
  const ended = new Promise<void>(done =>
    child.once('close', () => {
      isOver = true
      done()
    }),
  )
  const stop = async (): Promise<void> => {
    signal(pid, 'SIGTERM')
    const late = setTimeout(() => signal(pid, 'SIGKILL'), END_MS)
    await ended
    clearTimeout(late)
    over(pid)
  }
  begin(pid, stop)
  const deadline = performance.now() + START_MS
  while (!(await answers(port))) {
    if (isOver || performance.now() > deadline) {
      await stop()
      throw new Error(`${name} does not start:\n${readFileSync(output, 'utf8').slice(-3000)}`)
    }
    await after(100)
  }
  return { port, metricsPort, pids: family(pid), stop }
}

/** The project's own command for it, without npm in between, which is nothing but a process more. */
export function scriptOf(name: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'))
  const scripts: unknown = typeof manifest === 'object' && manifest && 'scripts' in manifest && manifest.scripts
  const script: unknown = typeof scripts === 'object' && scripts && Reflect.get(scripts, name)
  if (typeof script !== 'string') throw new Error(`there is no npm run ${name}`)
  return script
}
