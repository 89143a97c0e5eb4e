import { Client } from 'pg'
import type { AccountId } from '../../domain/ids'
import { toUuid } from '../../domain/ids'
import type { Log } from '../log'
import { CHANGES_CHANNEL } from './recordChanges'

export interface WakeUps {
  /** Resolves when something may have changed for the account, and after a while anyway; the signal ends the wait. */
  next(accountId: AccountId, signal: AbortSignal): Promise<void>
  close(): Promise<void>
}

interface WakeUpOptions {
  readonly url: string
  readonly applicationName: string
  readonly log: Log
  /** The longest that a lost notification can hold anybody up, in milliseconds. */
  readonly patience?: number
}

/** The connection is asked this often whether it is still there, and opened again this long after it broke. */
const pulse = 10_000
const rest = 500

/**
 * Listens for changes on one connection for the whole process. A notification only wakes: what has changed is read from
 * the table, so that one that is lost delays and loses nothing.
 */
export function createWakeUps({ url, applicationName, log, patience = 60_000 }: WakeUpOptions): WakeUps {
  const waiting = new Map<string, Set<() => void>>()
  let closed = false
  let client: Client | undefined
  let timer: NodeJS.Timeout | undefined

  const wake = (account: string): void => waiting.get(account)?.forEach(resolve => resolve())

  const connect = async (): Promise<void> => {
    const fresh = new Client({
      connectionString: url,
      application_name: `${applicationName}-changes`,
      connectionTimeoutMillis: 5000,
      query_timeout: 5000,
      keepAlive: true,
    })
    let over = false
    const lost = (error: unknown): void => {
      if (over) return
      over = true
      clearTimeout(timer)
      void fresh.end().catch(() => undefined)
      if (closed) return
      log.warn({ err: error }, 'changes are not listened for; connecting again')
      timer = setTimeout(() => void connect(), rest)
    }
    fresh.on('error', lost)
    fresh.on('end', () => lost(new Error('the connection has ended')))
    fresh.on('notification', ({ payload = '' }) => payload.split(',').forEach(wake))
    const beat = (): void => {
      timer = setTimeout(() => void fresh.query('select 1').then(beat, lost), pulse)
    }
    try {
      await fresh.connect()
      await fresh.query(`listen ${CHANGES_CHANNEL}`)
      client = fresh
      beat()
      // What came while nobody listened.
      for (const account of waiting.keys()) wake(account)
    } catch (error) {
      lost(error)
    }
  }
  let connecting: Promise<void> | undefined

  return {
    next(accountId, signal) {
      // With the first subscriber: a service that nobody subscribes to holds no connection for it.
      connecting ??= connect()
      const account = toUuid(accountId)
      return new Promise<void>(resolve => {
        const ofAccount = waiting.get(account) ?? new Set()
        waiting.set(account, ofAccount)
        const done = (): void => {
          clearTimeout(late)
          signal.removeEventListener('abort', done)
          ofAccount.delete(done)
          if (ofAccount.size === 0) waiting.delete(account)
          resolve()
        }
        const late = setTimeout(done, patience * (0.75 + Math.random() / 2))
        ofAccount.add(done)
        signal.addEventListener('abort', done)
        if (signal.aborted) done()
      })
    },
    async close() {
      closed = true
      clearTimeout(timer)
      await connecting
      clearTimeout(timer)
      await client?.end().catch(() => undefined)
    },
  }
}
