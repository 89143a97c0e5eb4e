import type { Client } from 'pg'
import { invariants as ofBilling } from '../../billing/store/invariants'
import { invariants as ofInfrastructure } from '../../infrastructure/store/invariants'
import { withClient } from '../../shared/postgres/databases'
import { foreignKeyInvariants, verify } from '../../shared/postgres/invariant'
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

/** Where the databases are reached by a superuser: row-level security would hide what is wrong. */
export interface DatabaseUrls {
  readonly billing: string
  readonly infrastructure: string
}

/** Verifies what must hold for all rows at once, and says so rule by rule. The rules that do not hold. */
export async function checkInvariants(urls: DatabaseUrls, say: (text: string) => void): Promise<string[]> {
  return withClient(urls.billing, billing =>
    withClient(urls.infrastructure, async infrastructure => {
      // Much is sorted and joined at once, and nothing else runs on these connections.
      for (const client of [billing, infrastructure]) await client.query(`set work_mem = '256MB'`)
      const failed: string[] = []
      for (const { rule, broken } of await checksOn(billing, infrastructure)) {
        const began = performance.now()
        const found = await broken()
        const seconds = ((performance.now() - began) / 1000).toFixed(1)
        say(found.length === 0 ? `✓ ${rule} (${seconds} s)` : `✗ ${rule}\n    ${found.join('\n    ')}`)
        if (found.length > 0) failed.push(rule)
      }
      say(failed.length === 0 ? 'All invariants hold.' : `${failed.length} invariants do not hold.`)
      return failed
    }),
  )
}
