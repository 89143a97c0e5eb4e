/**
 * Makes the three databases and their roles where they are missing and brings them up to date: `npm run migrate`.
 * For systems whose PostgreSQL is not the embedded one; run it before the services of a new version start.
 */
import { z } from 'zod'
import { rolesOf } from '../shared/postgres/databases'
import { readEnv } from '../shared/runtime/env'
import { createLog } from '../shared/runtime/log'
import { createAndMigrate, type Service, services } from './databases'

const password = z.string().min(1)

export const migrateSettings = z.object({
  LOG_LEVEL: z.string().default('info'),
  /** Whoever may create databases and roles; when all exist, anyone who may connect. */
  DATABASE_ADMIN_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** Passwords of each database's owner, who migrates it, and of the role that the service itself uses. */
  CATALOG_OWNER_PASSWORD: password,
  CATALOG_APP_PASSWORD: password,
  BILLING_OWNER_PASSWORD: password,
  BILLING_APP_PASSWORD: password,
  INFRASTRUCTURE_OWNER_PASSWORD: password,
  INFRASTRUCTURE_APP_PASSWORD: password,
})

async function main(): Promise<void> {
  const settings = readEnv(migrateSettings)
  const passwords: Record<Service, { owner: string; app: string }> = {
    catalog: { owner: settings.CATALOG_OWNER_PASSWORD, app: settings.CATALOG_APP_PASSWORD },
    billing: { owner: settings.BILLING_OWNER_PASSWORD, app: settings.BILLING_APP_PASSWORD },
    infrastructure: { owner: settings.INFRASTRUCTURE_OWNER_PASSWORD, app: settings.INFRASTRUCTURE_APP_PASSWORD },
  }
  const log = createLog('migrate', settings.LOG_LEVEL)
  await createAndMigrate(
    settings.DATABASE_ADMIN_URL,
    services.map(service => rolesOf(service, passwords[service])),
    log,
  )
  log.info('the databases are up to date')
}

if (require.main === module)
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
