import type { Cluster } from '../../shared/postgres/cluster'
import { createDatabase, createDatabases, rolesOf, withClient } from '../../shared/postgres/databases'
import { superuser } from '../../shared/postgres/initialise'
import { withThrowawayCluster } from '../../shared/postgres/throwaway'
import type { Log } from '../../shared/runtime/log'
import { migrate, migrationsOf } from '../../shared/runtime/migrate'

/** Makes an empty billing database, and says where billing reaches it as its application role. */
export type FreshDatabase = () => Promise<string>

const password = 'conformance'
const template = rolesOf('billing', { owner: password, app: password })

/** A PostgreSQL of one's own for the length of a run. */
export const withDatabases = <T>(log: Log, work: (fresh: FreshDatabase) => Promise<T>): Promise<T> =>
  withThrowawayCluster(password, async cluster => {
    await prepareTemplate(cluster, log)
    return work(copies(cluster))
  })

async function prepareTemplate(cluster: Cluster, log: Log): Promise<void> {
  await createDatabases(cluster.url(superuser, password, superuser), [template])
  await migrate({
    databaseUrl: cluster.url(template.owner.name, password, template.database),
    dirs: [migrationsOf('billing')],
    appRole: template.app.name,
    log,
  })
}

function copies(cluster: Cluster): FreshDatabase {
  let count = 0
  return async () => {
    const database = `scenario_${++count}`
    await withClient(cluster.url(superuser, password, superuser), client =>
      createDatabase(client, { ...template, database }, template.database),
    )
    return cluster.url(template.app.name, password, database)
  }
}
