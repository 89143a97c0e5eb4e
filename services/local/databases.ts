import { clusterUrl, startCluster } from '../shared/postgres/cluster'
import { createDatabases, type DatabaseRoles, rolesOf } from '../shared/postgres/databases'
import { superuser } from '../shared/postgres/initialise'
import { durableSettings } from '../shared/postgres/settings'
import type { Log } from '../shared/runtime/log'
import { migrate, migrationsOf } from '../shared/runtime/migrate'
import type { DataDirectory } from './data'
import type { LocalSettings } from './env'
import type { Secrets } from './secrets'

export const services = ['catalog', 'billing', 'infrastructure'] as const
export type Service = (typeof services)[number]

const rolesFor = (service: Service, secrets: Secrets): DatabaseRoles => rolesOf(service, secrets.databases[service])

/** Where a service reaches its database in the embedded PostgreSQL, as its application role. */
export function databaseUrl(service: Service, settings: LocalSettings, secrets: Secrets): string {
  const { app, database } = rolesFor(service, secrets)
  return clusterUrl(settings.POSTGRES_PORT, app.name, app.password, database)
}

/** Where a superuser reaches it: bound by no policy, for what concerns all rows. */
export const superuserUrl = (service: Service, settings: LocalSettings, secrets: Secrets): string =>
  clusterUrl(settings.POSTGRES_PORT, superuser, secrets.superuser, service)

/** Starts PostgreSQL with the three databases, made and migrated where that is still to do. */
export async function startDatabases(
  data: DataDirectory,
  settings: LocalSettings,
  secrets: Secrets,
  log: Log,
): Promise<void> {
  const cluster = await startCluster({
    directory: data.postgres,
    port: settings.POSTGRES_PORT,
    portSetting: 'POSTGRES_PORT',
    password: secrets.superuser,
    settings: durableSettings(settings.POSTGRES_SHARED_BUFFERS),
    logFile: data.log('postgres'),
  })
  await createAndMigrate(
    cluster.url(superuser, secrets.superuser, superuser),
    services.map(service => rolesFor(service, secrets)),
    log,
  )
}

/** Makes what is missing, as the superuser, then migrates each database as its owner. */
export async function createAndMigrate(
  superuserUrl: string,
  databases: readonly DatabaseRoles[],
  log: Log,
): Promise<void> {
  await createDatabases(superuserUrl, databases)
  await Promise.all(
    databases.map(({ database, owner, app }) => {
      const url = new URL(superuserUrl)
      url.username = owner.name
      url.password = owner.password
      url.pathname = database
      return migrate({
        databaseUrl: url.href,
        dirs: [migrationsOf(database)],
        appRole: app.name,
        log: log.child({ database }),
      })
    }),
  )
}
