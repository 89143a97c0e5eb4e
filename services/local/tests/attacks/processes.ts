import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { bundle, bundleOf, bundleOptions } from '../../bundle'
import { bundleDirectory } from '../../data'
import { project } from '../../env'
import { planningThread } from '../../programs'

/** A part of the system in a process of its own. */
export interface PartProcess {
  readonly url: string
  readonly pid: number
  /** All that it has logged. */
  log(): string
  stop(): Promise<void>
}

const started = z.looseObject({ msg: z.literal('started'), url: z.string() })

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** What a process may not inherit from whoever runs the tests. */
const neutral = { NODE_OPTIONS: '', FORCE_COLOR: '', NODE_ENV: 'production', LOG_LEVEL: 'info' }

/** Pieces of a log that are kept: a process under load writes without end. */
const mostKept = 20_000

/** Runs one part from its bundle; resolves when it listens. */
async function startPart(file: string, env: Readonly<Record<string, string>>): Promise<PartProcess> {
  const child = spawn(process.execPath, [...bundleOptions, file], {
    cwd: project,
    env: { ...process.env, ...neutral, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const written: Buffer[] = []
  const keep = (part: Buffer): void => {
    written.push(part)
    if (written.length > mostKept) written.splice(0, mostKept / 2)
  }
  const log = (): string => Buffer.concat(written).toString()
  const exited = new Promise<void>(resolve => child.once('exit', () => resolve()))
  child.stderr.on('data', keep)
  const url = await new Promise<string>((resolve, reject) => {
    void exited.then(() => reject(new Error(`${file} did not start:\n${log().split('\n').slice(-8).join('\n')}`)))
    const lookForStart = (): void => {
      const found = log()
        .split('\n')
        .map(line => started.safeParse(parsed(line)))
        .find(({ success }) => success)
      if (!found?.success) return
      child.stdout.off('data', lookForStart)
      resolve(found.data.url)
    }
    child.stdout.on('data', keep).on('data', lookForStart)
  })
  return {
    url,
    pid: child.pid ?? 0,
    log,
    async stop() {
      child.kill('SIGTERM')
      const hard = setTimeout(() => child.kill('SIGKILL'), 5000)
      await exited
      clearTimeout(hard)
    },
  }
}

export type Part = 'gateway' | 'catalog' | 'billing' | 'infrastructure'

export interface Parts {
  start(part: Part, env: Readonly<Record<string, string>>): Promise<PartProcess>
  remove(): void
}

/** Each part as one file, as production runs it. */
export async function bundleParts(): Promise<Parts> {
  const directory = bundleDirectory(`attacks ${process.pid}`)
  const source = (part: Part): string =>
    join(project, ...(part === 'gateway' ? ['gateway'] : ['services', part]), 'main.ts')
  const names: readonly Part[] = ['gateway', 'catalog', 'billing', 'infrastructure']
  await bundle([...names.map(name => ({ name, source: source(name) })), planningThread], directory)
  return {
    start: (part, env) => startPart(bundleOf(part, directory), env),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  }
}
