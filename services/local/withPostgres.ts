import { stopCluster } from '../shared/postgres/cluster'
import { createLog } from '../shared/runtime/log'
import { type DataDirectory, makeDataDirectory } from './data'
import { startDatabases } from './databases'
import { type LocalSettings, readLocalSettings } from './env'
import { supervisorOf } from './whoRuns'
import { type Secrets, secretsIn } from './secrets'

/** The system on this machine, as a command meets it. */
export interface LocalSystem {
  readonly settings: LocalSettings
  readonly data: DataDirectory
  readonly secrets: Secrets
}

/** Does some work while PostgreSQL runs; it is started and stopped for it when nobody else has started it. */
export async function withPostgres<T>(work: (system: LocalSystem) => Promise<T>): Promise<T> {
  const settings = readLocalSettings()
  const data = makeDataDirectory(settings.data)
  const secrets = secretsIn(data)
  try {
    if (!supervisorOf(data)) await startDatabases(data, settings, secrets, createLog('migrate', 'warn'))
    return await work({ settings, data, secrets })
  } finally {
    if (!supervisorOf(data)) await stopCluster(data.postgres)
  }
}
