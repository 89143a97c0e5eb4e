import { spawn } from 'node:child_process'
import { existsSync, openSync, closeSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { project } from './env'

const manager = join(project, 'manager')
const explorer = join(manager, 'graphiql')
const lockFile = join(project, 'package-lock.json')

/** Pages that are made by one build. */
export interface Pages {
  readonly source: string
  readonly built: string
  /** Not what they are made from. */
  readonly besides: readonly string[]
}

export const managerPages: Pages = {
  source: manager,
  built: join(manager, 'dist'),
  besides: [join(manager, 'tests'), explorer],
}

/** GraphiQL: by itself, since its editor takes longer to build than the whole manager. */
export const explorerPages: Pages = { source: explorer, built: join(explorer, 'dist'), besides: [] }

function newestChange(path: string, besides: readonly string[]): number {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat || besides.includes(path)) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(0, ...readdirSync(path).map(name => newestChange(join(path, name), besides)))
}

/** Whether the pages are missing or older than what they are made from. */
export function isStale({ source, built, besides }: Pages): boolean {
  const page = statSync(join(built, 'index.html'), { throwIfNoEntry: false })
  return !page || [source, lockFile].some(path => newestChange(path, [built, ...besides]) > page.mtimeMs)
}

/**
 * Builds pages.
 * They are made in `unfinished` and put in place when complete: the old ones are served until then.
 */
export async function buildPages(
  { source, built }: Pages,
  unfinished: string,
  logFile: string,
  signal: AbortSignal,
): Promise<void> {
  const vite = join(project, 'node_modules', 'vite', 'bin', 'vite.js')
  if (!existsSync(vite)) throw new Error('The manager is not built and vite is not installed: run npm ci.')
  const log = openSync(logFile, 'a')
  const child = spawn(process.execPath, [vite, 'build', source, '--outDir', unfinished, '--emptyOutDir'], {
    cwd: project,
    stdio: ['ignore', log, log],
    signal,
  })
  closeSync(log)
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('exit', resolve))
  if (code !== 0) throw new Error(`${source} could not be built; why stands in ${logFile}`)
  rmSync(built, { recursive: true, force: true })
  renameSync(unfinished, built)
}
