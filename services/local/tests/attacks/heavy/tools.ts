import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

const isThere = (tool: string): boolean => spawnSync('which', [tool]).status === 0

/** @throws Error that says how to get a tool that is missing and cannot be installed. */
export function needTools(...tools: readonly string[]): void {
  const missing = tools.filter(tool => !isThere(tool))
  if (missing.length === 0) return
  process.stdout.write(`installing ${missing.join(' and ')}\n`)
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' })
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], { stdio: 'ignore' })
  const still = missing.filter(tool => !isThere(tool))
  if (still.length > 0)
    throw new Error(
      `${still.join(' and ')} must be installed first: apt-get install ${still.join(' ')} (as root, on Debian).`,
    )
}

/** What a tool writes until it ends by itself. */
export async function outputOf(tool: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run(tool, [...args], { maxBuffer: 64 * 1024 * 1024 })
  return stdout
}
