import type { Clock } from '../../shared/runtime/clock'
import { systemClock } from '../../shared/runtime/clock'
import { createDatabase } from '../../shared/runtime/database'
import { readEnv } from '../../shared/runtime/env'
import { createIds } from '../../shared/runtime/ids'
import { createLog } from '../../shared/runtime/log'
import type { Actions } from '../actions/index'
import { createActions } from '../actions/index'
import { commandSettings } from '../env'
import { createHttpProvider } from '../providers/httpProvider'
import type { PaymentProvider } from '../providers/provider'

/** What a command works with. */
export interface CommandTools {
  readonly actions: Actions
  readonly provider: PaymentProvider
}

/** What was typed makes no sense, or cannot be done; the message says what to do. */
export class CommandError extends Error {}

const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'ECONNRESET', 'EHOSTUNREACH'])

/** The error in words for whoever typed a command; no address with a password in it. */
function inWords(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (unreachable.has(code)) return `Billing's database or the payment provider cannot be reached (${code}).`
  if (code === '42P01') return "Billing's database has no tables yet: run its migrations first."
  return error instanceof Error ? error.message : String(error)
}

export const say = (text: string): void => void process.stdout.write(`${text}\n`)

type Work = (tools: CommandTools) => Promise<void>

interface Prepared {
  readonly work: Work
  /** What the time is for it; the system's when left out. */
  readonly clock?: Clock
}

/**
 * Runs a command on billing's database; a failure is told in words and ends the process with 1.
 * @param prepare reads what was typed, before anything is connected.
 */
export async function runCommand(prepare: () => Prepared): Promise<void> {
  try {
    const { work, clock = systemClock } = prepare()
    const settings = readEnv(commandSettings)
    const log = createLog('billing-command', settings.LOG_LEVEL)
    const database = createDatabase({
      url: settings.DATABASE_URL,
      applicationName: 'perennial-billing-command',
      log,
      max: 8,
    })
    const provider = createHttpProvider({
      url: settings.PAYMENT_PROVIDER_URL,
      key: settings.PAYMENT_PROVIDER_KEY,
      timeout: settings.PAYMENT_TIMEOUT,
      connections: 8,
      log,
    })
    try {
      await work({ actions: createActions({ database, clock, ids: createIds(clock), provider, log }), provider })
    } finally {
      await provider.close()
      await database.close()
    }
  } catch (error) {
    process.stderr.write(`${inWords(error)}\n`)
    process.exitCode = 1
  }
}
