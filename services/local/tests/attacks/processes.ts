import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
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

/** Runs one part from its bundle; resolves when it listens. */
async function startPart(file: string, env: Readonly<Record<string, string>>): Promise<PartProcess> {
  const child = spawn(process.execPath, [...bundleOptions, file], {
    cwd: project,
    env: { ...process.env, ...neutral, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const exited = new Promise<void>(resolve => child.once('exit', () => resolve()))
  createInterface({ input: child.stderr }).on('line', line => lines.push(line))
  const url = await new Promise<string>((resolve, reject) => {
    void exited.then(() => reject(new Error(`${file} did not start:\n${lines.slice(-8).join('\n')}`)))
    createInterface({ input: child.stdout }).on('line', line => {
      lines.push(line)
      const read = started.safeParse(parsed(line))
      if (read.success) resolve(read.data.url)
    })
  })
  return {
    url,
    pid: child.pid ?? 0,
    log: () => lines.join('\n'),
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
