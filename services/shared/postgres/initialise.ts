import { execFile } from 'node:child_process'
import { chownSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Account } from './account'

/** The name of the superuser. */
export const superuser = 'postgres'

const passwordPrefix = '.password-'

/**
 * Makes a data directory with one superuser.
 * It is made beside its place and moved there when complete, so that a start that is killed leaves no half directory.
 */
export async function initialise(initdb: string, account: Account, directory: string, password: string): Promise<void> {
  removeUnfinished(directory)
  // The initdb of a start that was killed may still be writing: it has a place of its own.
  const unfinished = `${directory}.new-${process.pid}`
  const passwordFile = join(dirname(directory), `${passwordPrefix}${process.pid}`)
  mkdirSync(unfinished, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account) for (const path of [unfinished, passwordFile]) chownSync(path, account.uid, account.gid)
  const args = [
    '-D',
    unfinished,
    '-U',
    superuser,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
  ]
  // The builtin locale sorts by code point and knows every letter's case, the same on every platform.
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  try {
    await promisify(execFile)(initdb, [...args, ...locale, '--no-sync', '--no-instructions'], {
      ...account,
      cwd: unfinished,
    })
  } catch (cause) {
    throw new Error(`PostgreSQL could not make its data directory ${directory}.`, { cause })
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(unfinished, directory)
}

function removeUnfinished(directory: string): void {
  const prefixes = [`${basename(directory)}.new-`, passwordPrefix]
  for (const name of readdirSync(dirname(directory)))
    if (prefixes.some(prefix => name.startsWith(prefix)))
      rmSync(join(dirname(directory), name), { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}
