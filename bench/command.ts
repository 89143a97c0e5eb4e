import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { family, isNode, peakOf } from './processes'

export const project = resolve(__dirname, '..')

export interface Ran {
  readonly output: string
  readonly seconds: number
  /** The most memory that one of its processes had, in MB. */
  readonly peakMegabytes: number
}

/** The kernel keeps each process' peak; looking at all processes more often would be a load of its own. */
const LOOK_EACH_MS = 150

/** What is under way, and how each of it is ended in good order. */
const underWay = new Map<number, () => Promise<void>>()

export const begin = (pid: number, end: () => Promise<void>): void => void underWay.set(pid, end)
export const over = (pid: number): void => void underWay.delete(pid)

/** Sends a signal to a process and all that came from it. */
export function signal(pid: number, name: NodeJS.Signals): void {
  for (const member of family(pid)) {
    try {
      process.kill(member, name)
    } catch {
      // It has ended meanwhile.
    }
  }
}

/** Ends what is under way, in good order. */
export const endAll = async (): Promise<void> =>
  void (await Promise.allSettled([...underWay.values()].map(end => end())))

/** Nothing is left behind, whatever happens. */
export function killAll(): void {
  for (const pid of underWay.keys()) signal(pid, 'SIGKILL')
}

/**
 * Runs a command of the project, `npm run NAME -- …`.
 * @param heard told each piece of its output, for commands that take long.
 * @throws with the end of its output when it fails.
 */
export async function run(
  name: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  heard?: (text: string) => void,
): Promise<Ran> {
  const began = performance.now()
  const child = spawn('npm', ['run', '--silent', name, '--', ...args], {
    cwd: project,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
    heard?.(text)
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const { pid } = child
  if (pid === undefined) throw new Error('npm cannot be started')
  const closed = new Promise<number | null>((ended, failed) => child.once('error', failed).once('close', ended))
  begin(pid, async () => {
    signal(pid, 'SIGTERM')
    await closed
  })
  let peakMegabytes = 0
  const look = setInterval(() => {
    peakMegabytes = Math.max(peakMegabytes, ...family(pid).filter(isNode).map(peakOf))
  }, LOOK_EACH_MS)
  try {
    const code = await closed
    if (code !== 0)
      throw new Error(`npm run ${name} ${args.join(' ')} ended with ${code}:\n${(output + errors).slice(-2000)}`)
    return { output, seconds: (performance.now() - began) / 1000, peakMegabytes }
  } finally {
    clearInterval(look)
    over(pid)
  }
}
