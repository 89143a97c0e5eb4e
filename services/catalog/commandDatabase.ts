import type { Database } from '../shared/runtime/database'
import { createDatabase } from '../shared/runtime/database'
import { readEnv } from '../shared/runtime/env'
import { createLog } from '../shared/runtime/log'
import { commandSettings } from './env'

const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'ECONNRESET', 'EHOSTUNREACH'])

/** The error in words for whoever typed a command; no address with a password in it. */
function inWords(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (unreachable.has(code)) return new Error(`The catalog's database cannot be reached (${code}).`)
  if (code === '42P01') return new Error("The catalog's database has no tables yet: run its migrations first.")
  return error
}

/** Runs a command's work on the catalog's database, one connection at a time. */
export async function withCommandDatabase<T>(
  env: NodeJS.ProcessEnv,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const settings = readEnv(commandSettings, env)
  const database = createDatabase({
    url: settings.DATABASE_URL,
    applicationName: 'perennial-catalog-command',
    log: createLog('catalog-command', settings.LOG_LEVEL),
    max: 1,
  })
  try {
    return await work(database)
  } catch (error) {
    throw inWords(error)
  } finally {
    await database.close()
  }
}
