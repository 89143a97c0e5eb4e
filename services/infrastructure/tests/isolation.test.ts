import type { AccountId } from '../../shared/domain/ids'
import { DEMO_ACCOUNT_ID, SECOND_DEMO_ACCOUNT_ID } from '../../shared/domain/ids'
import type { Viewer } from '../../shared/domain/viewer'
import { World } from './world'

let world: World

beforeAll(async () => {
  world = await World.start()
  for (const accountId of [DEMO_ACCOUNT_ID, SECOND_DEMO_ACCOUNT_ID]) {
    await world.delivered('Server', { accountId })
    await world.delivered('Domain', { accountId, configuration: { domain: `${accountId.slice(-2)}.com` } })
  }
})

afterAll(() => world.close())

const account = (accountId: AccountId): Viewer => ({ kind: 'account', accountId, scopes: ['services:read'] })
const operator: Viewer = { kind: 'operator', scopes: [] }
const owned = ['resource', 'ip_address', 'task']
const internal = ['name_claim', 'pool_share', 'pool_free', 'observation_lane', 'outbox', 'inbox']

const count = async (viewer: Viewer, table: string): Promise<number> => {
  const [row] = await world.database.transaction(viewer, tx =>
    tx.query<{ rows: number }>(`count ${table}`, `select count(*)::int as rows from ${table}`),
  )
  return row?.rows ?? -1
}

describe('row-level security', () => {
  it.each(owned)('shows an account its own rows of %s, and an operator all', async table => {
    const all = await count(operator, table)
    expect(all).toBe(4)
    expect(await count(account(DEMO_ACCOUNT_ID), table)).toBe(2)
    expect(await count(account(SECOND_DEMO_ACCOUNT_ID), table)).toBe(2)
  })

  it.each(internal)('shows nobody who asks through the graph anything of %s', async table => {
    for (const viewer of [account(DEMO_ACCOUNT_ID), operator]) expect(await count(viewer, table)).toBe(0)
  })

  it.each(owned)('lets nobody but the system change %s, not even what is his', async table => {
    for (const viewer of [account(DEMO_ACCOUNT_ID), operator]) {
      const changed = await world.database.transaction(viewer, tx =>
        tx.query(`change ${table}`, `update ${table} set lane = lane returning lane`),
      )
      expect(changed).toEqual([])
      const copied = world.database.transaction(viewer, tx =>
        tx.query(`copy ${table}`, `insert into ${table} select * from ${table} limit 1`),
      )
      await expect(copied).rejects.toThrow('row-level security')
    }
  })

  it('is not taken off by the service itself: its role owns none of its tables', async () => {
    const off = world.rows('alter table resource disable row level security')
    await expect(off).rejects.toThrow('must be owner')
    expect(
      await world.rows(`select relname from pg_class c where relkind = 'r' and relnamespace = 'public'::regnamespace
      and exists (select from pg_attribute where attrelid = c.oid and attname = 'lane') and not (relrowsecurity and relforcerowsecurity)
      and relname not in ('outbox_lane', 'inbox_subject')`),
    ).toEqual([])
  })
})
