/**
 * Writes services/X/schema.sql, the schema that the migrations of each service amount to: `npm run schema:dump`.
 * `npm run schema:dump -- --check` fails when a committed one differs.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pino from 'pino'
import { rolesOf, withClient } from '../shared/postgres/databases'
import { superuser } from '../shared/postgres/initialise'
import { dumpSchema } from '../shared/postgres/schemaDump'
import { withThrowawayCluster } from '../shared/postgres/throwaway'
import { createAndMigrate, type Service, services } from './databases'
import { project } from './env'
import { say } from './terminal'

const password = 'none'

/** The schema of each service in a database that has just been migrated. */
async function schemas(): Promise<Map<Service, string>> {
  return withThrowawayCluster(password, async cluster => {
    const roles = services.map(service => rolesOf(service, { owner: password, app: password }))
    await createAndMigrate(cluster.url(superuser, password, superuser), roles, pino({ level: 'warn' }))
    const dumps = services.map(async service => {
      const text = await withClient(cluster.url(service, password, service), dumpSchema)
      return [service, text] as const
    })
    return new Map(await Promise.all(dumps))
  })
}

async function main(check: boolean): Promise<void> {
  for (const [service, text] of await schemas()) {
    const name = `services/${service}/schema.sql`
    const file = join(project, name)
    if (!check) writeFileSync(file, text)
    else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
      say(`${name} is not what the migrations make: run npm run schema:dump.`)
      process.exitCode = 1
    }
  }
}

void main(process.argv.includes('--check'))
