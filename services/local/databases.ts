import { type Cluster, startCluster } from '../shared/postgres/cluster'
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

export interface Databases {
  readonly cluster: Cluster
  /** As the service itself. */
  url(service: Service): string
  /** As the owner. */
  ownerUrl(service: Service): string
}

/** PostgreSQL with the three databases, made and migrated where that is still to do. */
export async function startDatabases(
  data: DataDirectory,
  settings: LocalSettings,
  secrets: Secrets,
  log: Log,
): Promise<Databases> {
  const cluster = await startCluster({
    directory: data.postgres,
    port: settings.POSTGRES_PORT,
    portSetting: 'POSTGRES_PORT',
    password: secrets.superuser,
    settings: durableSettings(settings.POSTGRES_SHARED_BUFFERS),
    logFile: data.log('postgres'),
  })
  try {
    const roles = (service: Service): DatabaseRoles => rolesOf(service, secrets.databases[service])
    await createAndMigrate(cluster.url(superuser, secrets.superuser, superuser), services.map(roles), log)
    const url = (service: Service, kind: 'owner' | 'app'): string =>
      cluster.url(roles(service)[kind].name, roles(service)[kind].password, service)
    return { cluster, url: service => url(service, 'app'), ownerUrl: service => url(service, 'owner') }
  } catch (error) {
    await cluster.stop()
    throw error
  }
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
