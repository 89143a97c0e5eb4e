import { Client } from 'pg'
import type { BulkWriter } from './bulkWriter'
import { createBulkWriter } from './bulkWriter'
import type { SeedCommand, SeedReport, SeedTask } from './seedTask'
import type { World } from './world'
import { createWorld } from './world'

/** What a service's seed works with. */
export interface Seeding {
  readonly client: Client
  readonly writer: BulkWriter
  readonly world: World
  readonly now: Date
  readonly scratch: string
  /** Says how many services are written. */
  readonly reached: (services: number) => void
}

/**
 * Runs a service's seed as a process of its own, driven by whoever started it. All rows are one transaction, committed only
 * when every service's seed is ready to: either all of the world is there, or none of it.
 */
export function runSeedProcess(write: (seeding: Seeding) => Promise<void>): void {
  const report = (message: SeedReport): void => void process.send?.(message)
  const fail = (error: unknown): void => {
    report({ kind: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    process.exitCode = 1
    process.disconnect()
  }
  let client: Client | undefined

  const begin = async (task: SeedTask): Promise<void> => {
    const { databaseUrl, scratch, world: options } = task
    client = new Client({ connectionString: databaseUrl, application_name: 'seed' })
    await client.connect()
    // Triggers and foreign keys would look at each row again, for longer than it takes to write them: what they guard is
    // checked for all rows together by the command that verifies the invariants.
    await client.query('begin; set local session_replication_role = replica')
    const writer = createBulkWriter(client)
    const reached = (services: number): void => report({ kind: 'reached', services })
    await write({ client, writer, world: createWorld(options), now: options.now, scratch, reached })
    await writer.finish()
    report({ kind: 'written', rows: writer.counts() })
  }

  const commit = async (): Promise<void> => {
    await client?.query('commit')
    await client?.query('vacuum (analyze)')
    await client?.end()
    report({ kind: 'committed' })
    process.disconnect()
  }

  process.on('message', (message: SeedCommand) => {
    ;(message.kind === 'write' ? begin(message.task) : commit()).catch(fail)
  })
  // Whoever started it is gone: the open transaction goes with this process.
  process.on('disconnect', () => process.exit())
}
