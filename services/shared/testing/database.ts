import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { Client } from 'pg'
import pino from 'pino'
import { createDatabase, createDatabases, type DatabaseRoles, rolesOf, withClient } from '../postgres/databases'
import { migrate, migrationsOf } from '../runtime/migrate'
import { password, testCluster, type TestCluster } from './cluster'

export interface TestDatabase {
  /** As the service itself: bound by row-level security. */
  readonly url: string
  /** As the owner, who runs migrations. */
  readonly ownerUrl: string
  /** As the superuser, who sees every row: for checks on what is really there. */
  readonly superuserUrl: string
  drop(): Promise<void>
}

/**
 * A database of one's own with the schema of a service: `catalog`, `billing` or `infrastructure`. Any other name gives
 * one with what all of them share.
 * The first one of a run is migrated; every other is a copy of it, made in a fraction of that time.
 */
export async function testDatabase(service: string): Promise<TestDatabase> {
  const cluster = await testCluster()
  const { owner, app } = rolesOf(service, { owner: password, app: password })
  const database = `${service}_${randomBytes(6).toString('hex')}`
  await withClient(cluster.superuserUrl, async client => {
    const template = await templateOf(service, cluster, client)
    await createDatabase(client, { database, owner, app }, template)
  })
  return {
    url: cluster.url(app.name, database),
    ownerUrl: cluster.url(owner.name, database),
    superuserUrl: cluster.superuserUrl.replace(/[^/]*$/, database),
    drop: () =>
      withClient(cluster.superuserUrl, async client => {
        await client.query(`drop database if exists "${database}" with (force)`)
      }),
  }
}

/** Under a lock, as several workers may want the first one. A template is marked as such only when it is complete. */
async function templateOf(service: string, cluster: TestCluster, client: Client): Promise<string> {
  const template = `template_${service}`
  await client.query('select pg_advisory_lock(hashtext($1))', [template])
  try {
    const { rows } = await client.query<{ datistemplate: boolean }>(
      'select datistemplate from pg_database where datname = $1',
      [template],
    )
    if (rows[0]?.datistemplate) return template
    if (rows[0]) await client.query(`drop database "${template}" with (force)`)
    const roles: DatabaseRoles = { ...rolesOf(service, { owner: password, app: password }), database: template }
    await createDatabases(cluster.superuserUrl, [roles])
    await migrate({
      databaseUrl: cluster.url(roles.owner.name, template),
      dirs: [migrationsOf(service)].filter(({ dir }) => existsSync(dir)),
      appRole: roles.app.name,
      log: pino({ level: 'warn' }),
    })
    await client.query(`alter database "${template}" with is_template true`)
    return template
  } finally {
    await client.query('select pg_advisory_unlock(hashtext($1))', [template])
  }
}
