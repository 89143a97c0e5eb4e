import type { Client } from 'pg'
import { invariants as ofBilling } from '../../billing/store/invariants'
import { invariants as ofInfrastructure } from '../../infrastructure/store/invariants'
import { clusterUrl } from '../../shared/postgres/cluster'
import { withClient } from '../../shared/postgres/databases'
import { superuser } from '../../shared/postgres/initialise'
import { foreignKeyInvariants, verify } from '../../shared/postgres/invariant'
import { say } from '../terminal'
import type { LocalSystem } from '../withPostgres'
import { disowned } from './ownership'

const SHOWN = 5

interface Check {
  readonly rule: string
  readonly broken: () => Promise<string[]>
}

async function checksOn(billing: Client, infrastructure: Client): Promise<Check[]> {
  const on = async (client: Client, own: typeof ofBilling): Promise<Check[]> =>
    [...own, ...(await foreignKeyInvariants(client))].map(invariant => ({
      rule: invariant.rule,
      broken: () => verify(client, invariant),
    }))
  return [
    ...(await on(billing, ofBilling)),
    ...(await on(infrastructure, ofInfrastructure)),
    {
      rule: 'every service has its resource, wanted as the service stands, and no resource is without one',
      broken: () => disowned(billing, infrastructure, SHOWN),
    },
  ]
}

/** Verifies on the databases of this machine what must hold for all rows at once, and says so rule by rule. How many do not hold. */
export async function checkInvariants({ settings, secrets }: LocalSystem): Promise<number> {
  const url = (database: string): string => clusterUrl(settings.POSTGRES_PORT, superuser, secrets.superuser, database)
  return withClient(url('billing'), billing =>
    withClient(url('infrastructure'), async infrastructure => {
      // Much is sorted and joined at once, and nothing else runs on these connections.
      for (const client of [billing, infrastructure]) await client.query(`set work_mem = '256MB'`)
      let failed = 0
      for (const { rule, broken } of await checksOn(billing, infrastructure)) {
        const began = performance.now()
        const found = await broken()
        const seconds = ((performance.now() - began) / 1000).toFixed(1)
        say(found.length === 0 ? `✓ ${rule} (${seconds} s)` : `✗ ${rule}\n    ${found.join('\n    ')}`)
        if (found.length > 0) failed++
      }
      say(failed === 0 ? 'All invariants hold.' : `${failed} invariants do not hold.`)
      return failed
    }),
  )
}
