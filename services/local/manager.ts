import { spawn } from 'node:child_process'
import { existsSync, openSync, closeSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { project } from './env'

const manager = join(project, 'manager')
const built = join(manager, 'dist')
const lockFile = join(project, 'package-lock.json')
/** Not what the pages are made from. */
const besides = [built, join(manager, 'tests')]

function newestChange(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat || besides.includes(path)) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(0, ...readdirSync(path).map(name => newestChange(join(path, name))))
}

/** Whether the pages are missing or older than what they are made from. */
export function isStale(): boolean {
  const page = statSync(join(built, 'index.html'), { throwIfNoEntry: false })
  return !page || [manager, lockFile].some(source => newestChange(source) > page.mtimeMs)
}

/**
 * Builds the manager's pages.
 * They are made in `unfinished` and put in place when complete: the old ones are served until then.
 */
export async function buildManager(unfinished: string, logFile: string, signal: AbortSignal): Promise<void> {
  const vite = join(project, 'node_modules', 'vite', 'bin', 'vite.js')
  if (!existsSync(vite)) throw new Error('The manager is not built and vite is not installed: run npm ci.')
  const log = openSync(logFile, 'a')
  const child = spawn(process.execPath, [vite, 'build', manager, '--outDir', unfinished, '--emptyOutDir'], {
    cwd: project,
    stdio: ['ignore', log, log],
    signal,
  })
  closeSync(log)
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('exit', resolve))
  if (code !== 0) throw new Error(`The manager could not be built; why stands in ${logFile}`)
  rmSync(built, { recursive: true, force: true })
  renameSync(unfinished, built)
}
