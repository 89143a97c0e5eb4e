import pino from 'pino'
import type { CatalogEvent } from '../../shared/domain/events'
import type { Database } from '../../shared/runtime/database'
import { createDatabase } from '../../shared/runtime/database'
import { createIds } from '../../shared/runtime/ids'
import { withClient } from '../../shared/postgres/databases'
import { testDatabase } from '../../shared/testing/database'
import type { Announcer } from '../actions/announce'
import { createAnnouncer } from '../actions/announce'
import type { ImportOutcome } from '../actions/importVersion'
import { importVersion } from '../actions/importVersion'
import type { CatalogVersion } from '../domain/plan'

/** A clock that a test sets. */
interface TestClock {
  now(): Date
  set(instant: string): void
}

function clockAt(instant: string): TestClock {
  let at = new Date(instant)
  return { now: () => at, set: text => void (at = new Date(text)) }
}

type SentEvent = Pick<CatalogEvent, 'type' | 'subject' | 'sequence' | 'data'>

/** A catalog on a database of its own. */
export interface TestCatalog {
  readonly database: Database
  readonly announcer: Announcer
  readonly clock: TestClock
  /** Names of the statements that were sent, since it was emptied last. */
  readonly statements: string[]
  /** Imports a version that must be taken. */
  take(catalog: CatalogVersion, effectiveFrom?: string): Promise<ImportOutcome>
  /** The events that were written since the last call, by type, subject and sequence. */
  sent(): Promise<SentEvent[]>
  /** Rows as the superuser sees them. */
  rows(sql: string): Promise<Record<string, unknown>[]>
  /** Runs statements as the service's own role, as the system. */
  asApp(sql: string): Promise<unknown>
  readonly url: string
  readonly ownerUrl: string
  close(): Promise<void>
}

export async function testCatalog(now = '2026-11-22T12:00:00Z'): Promise<TestCatalog> {
  const { url, ownerUrl, superuserUrl, drop } = await testDatabase('catalog')
  const statements: string[] = []
  const database = createDatabase({
    url,
    applicationName: 'test',
    log: pino({ level: 'silent' }),
    onStatement: name => statements.push(name),
  })
  const clock = clockAt(now)
  const announcer = createAnnouncer(clock, createIds(clock))
  const told = new Set<string>()
  const rows = (sql: string): Promise<Record<string, unknown>[]> =>
    withClient(superuserUrl, async client => (await client.query<Record<string, unknown>>(sql)).rows)
  return {
    database,
    announcer,
    clock,
    statements,
    url,
    ownerUrl,
    async take(catalog, effectiveFrom) {
      const taken = await importVersion(
        { database, announcer, clock },
        { catalog, source: 'test', effectiveFrom: effectiveFrom === undefined ? undefined : new Date(effectiveFrom) },
      )
      if (!taken.ok) throw new Error(taken.refusal.message)
      return taken.value
    },
    async sent() {
      const all = await withClient(superuserUrl, async client => {
        const { rows: events } = await client.query<SentEvent & { id: string }>(
          'select id, type, subject, sequence::int, data from outbox order by type, subject, outbox.sequence',
        )
        return events
      })
      const recent = all.filter(({ id }) => !told.has(id))
      for (const { id } of all) told.add(id)
      return recent
    },
    rows,
    asApp: sql =>
      withClient(url, async client => {
        await client.query(`select set_config('app.role', 'system', false)`)
        return client.query(sql)
      }),
    async close() {
      await database.close()
      await drop()
    },
  }
}
