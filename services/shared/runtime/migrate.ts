import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import type { Log } from './log'

/** Numbered `.sql` files, forward only, and the table that remembers which of them were run. */
interface MigrationDirectory {
  readonly dir: string
  readonly table: string
}

export interface MigrateOptions {
  /** Where the owner of the database reaches it. */
  readonly databaseUrl: string
  /** The service's own migrations; those that every database has (events) are run before them. */
  readonly dirs: readonly MigrationDirectory[]
  /** The role that the service itself uses; migrations grant to `current_setting('perennial.app_role')`. */
  readonly appRole: string
  readonly log: Log
}

/** Where a service keeps its migrations. */
export const migrationsOf = (service: string): MigrationDirectory => ({
  dir: join(__dirname, '..', '..', service, 'migrations'),
  table: `${service}_migrations`,
})

const shared: MigrationDirectory = { dir: join(__dirname, 'migrations'), table: 'shared_migrations' }
const lock = 'select pg_advisory_lock(7241865325823964)'
const missingTable = new Set(['42P01', '3F000'])

/** Brings a database up to date; one query when it is. Of several processes that start at once, one does the work. */
export async function migrate(options: MigrateOptions): Promise<void> {
  const { databaseUrl, dirs, appRole, log } = options
  const all = [shared, ...dirs]
  const client = new Client({ connectionString: databaseUrl })
  client.on('error', error => log.warn({ err: error }, 'the connection of the migrations broke'))
  await client.connect()
  try {
    if (await isUpToDate(client, all)) return
    await client.query(lock)
    if (await isUpToDate(client, all)) return
    await client.query(`select set_config('perennial.app_role', $1, false)`, [appRole])
    await client.query(`grant usage on schema public to "${appRole}"`)
    const { runner } = await import('node-pg-migrate')
    for (const { dir, table } of all) {
      const run = await runner({
        dbClient: client,
        dir,
        migrationsTable: table,
        direction: 'up',
        noLock: true, // Held for all of them, above.
        singleTransaction: true,
        logger: { debug: quiet, info: quiet, warn: text => log.warn(text), error: text => log.error(text) },
      })
      for (const { name } of run) log.info({ migration: name }, 'migrated')
    }
    await installWorker(client, options)
  } finally {
    await client.end()
  }
}

const quiet = (): void => undefined

async function isUpToDate(client: Client, all: readonly MigrationDirectory[]): Promise<boolean> {
  const known = await Promise.all(all.map(({ dir }) => migrationsIn(dir)))
  const columns = all.map(({ table }, index) => `array(select name::text from "${table}") as run_${index}`)
  try {
    const { rows } = await client.query<Record<string, string[] | boolean>>(
      `select to_regclass('graphile_worker.migrations') is not null as worker, ${columns.join(', ')}`,
    )
    const row = rows[0] ?? {}
    return row['worker'] === true && known.every((names, index) => includesAll(row[`run_${index}`], names))
  } catch (error) {
    if (error instanceof Error && 'code' in error && missingTable.has(String(error.code))) return false
    throw error
  }
}

const includesAll = (run: string[] | boolean | undefined, names: readonly string[]): boolean =>
  Array.isArray(run) && names.every(name => run.includes(name))

async function migrationsIn(dir: string): Promise<string[]> {
  return (await readdir(dir)).filter(file => file.endsWith('.sql')).map(file => file.slice(0, -'.sql'.length))
}

/**
 * graphile-worker's tables have row-level security without policies, so only their owner can work with them: the
 * application role must be that owner. It may make the schema for this moment only; later versions of the worker
 * bring its tables up to date by themselves.
 */
async function installWorker(owner: Client, { databaseUrl, appRole }: MigrateOptions): Promise<void> {
  const { runMigrations } = await import('graphile-worker')
  const database = `"${owner.database}"`
  const asApp = new URL(databaseUrl)
  asApp.searchParams.set('options', `-c role=${appRole}`)
  await owner.query(`grant create on database ${database} to "${appRole}"`)
  try {
    await runMigrations({ connectionString: asApp.href, maxPoolSize: 1 })
  } finally {
    await owner.query(`revoke create on database ${database} from "${appRole}"`)
  }
}
