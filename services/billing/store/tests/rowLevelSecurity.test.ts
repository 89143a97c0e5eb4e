import { randomUUID } from 'node:crypto'
import type { AccountViewer } from '../../../shared/domain/viewer'
import type { Tx } from '../../../shared/runtime/database'
import type { World } from '../../testing/world'
import { createWorld } from '../../testing/world'

/** Tables whose rows belong to no account: the catalogue's copy, the counters of invoices, and events on their way. */
const ofNobody = new Set([
  'subsidiary',
  'plan_terms',
  'invoice_series',
  'outbox',
  'outbox_delivery',
  'outbox_lane',
  'inbox',
  'inbox_subject',
])

let world: World
let ada: AccountViewer
let bob: AccountViewer
let tables: { readonly name: string; readonly isProtected: boolean; readonly owner: string }[]

beforeAll(async () => {
  world = await createWorld()
  ada = await world.customer()
  bob = await world.customer()
  for (const viewer of [ada, bob]) {
    const id = await world.order(viewer)
    await world.actions.stopService(viewer, { idempotencyKey: randomUUID(), serviceId: id, when: 'NOW', reason: null })
  }
  const found = await world.rows<{ name: string; isProtected: boolean }>(`
    select relname as name, relrowsecurity and relforcerowsecurity as "isProtected"
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like '%migrations'
    order by relname`)
  tables = found
    .filter(({ name }) => !ofNobody.has(name))
    .map(table => ({ ...table, owner: table.name === 'account' ? 'id' : 'account_id' }))
})
afterAll(() => world.close())

const as = <T>(viewer: AccountViewer, work: (tx: Tx) => Promise<T>): Promise<T> =>
  world.database.transaction(viewer, work)
const owners = (rows: readonly { owner: string }[]): Set<string> =>
  new Set(rows.map(({ owner }) => owner.replaceAll('-', '')))
const accountOf = ({ accountId }: AccountViewer): string => accountId.slice(4)

describe('row-level security', () => {
  it('protects every table of accounts, its owner included', () => {
    expect(tables.map(({ name }) => name)).toHaveLength(14)
    expect(tables.filter(({ isProtected }) => !isProtected)).toEqual([])
  })

  it('shows an account its own rows only, where a statement forgets to ask', async () => {
    for (const { name, owner } of tables) {
      const select = `select ${owner}::text as owner from ${name}`
      expect(owners(await world.rows<{ owner: string }>(select))).toEqual(new Set([ada, bob].map(accountOf)))
      const seen = await as(ada, tx => tx.query<{ owner: string }>(`see ${name}`, select))
      expect(owners(seen)).toEqual(new Set([accountOf(ada)]))
    }
  })

  it('lets an account change its own rows only, where a statement forgets to ask', async () => {
    const changed: string[] = []
    for (const { name, owner } of tables) {
      const update = `update ${name} set lane = lane returning ${owner}::text as owner`
      const outcome = await as(ada, tx => tx.query<{ owner: string }>(`change ${name}`, update)).catch(String)
      if (typeof outcome === 'string') expect(outcome).toMatch(/permission denied/)
      else {
        changed.push(name)
        expect(owners(outcome)).toEqual(new Set([accountOf(ada)]))
      }
    }
    expect(changed).not.toEqual(expect.arrayContaining(['invoice']))
    expect(changed).toHaveLength(9)
  })

  it('lets nobody delete', async () => {
    for (const { name } of tables)
      await expect(as(ada, tx => tx.query(`delete ${name}`, `delete from ${name}`))).rejects.toThrow(
        /permission denied/,
      )
  })

  it('lets an account neither add rows for another one nor give its own away', async () => {
    for (const { name, owner } of tables) {
      const columns = await world.rows<{ column: string }>(
        `select column_name as column from information_schema.columns
         where table_name = $1 and table_schema = 'public' and is_generated = 'NEVER' order by ordinal_position`,
        [name],
      )
      const names = columns.map(({ column }) => column)
      const values = names.map(column => (column === owner ? `'${accountOf(bob)}'` : column))
      const copy = `insert into ${name} (${names.join()}) select ${values.join()} from ${name} limit 1`
      await expect(as(ada, tx => tx.query(`add ${name}`, copy))).rejects.toThrow(/row-level security/)
      const give = `update ${name} set ${owner} = '${accountOf(bob)}'`
      await expect(as(ada, tx => tx.query(`give ${name}`, give))).rejects.toThrow(
        /row-level security|permission denied/,
      )
    }
  })

  it('shows an account nothing of what belongs to nobody but the catalogue’s copy, and lets it change none of that', async () => {
    for (const name of ['subsidiary', 'plan_terms']) {
      const rows = await as(ada, tx => tx.query(`read ${name}`, `select from ${name}`))
      expect(rows.length).toBeGreaterThan(0)
      const touched = await as(ada, tx =>
        tx.query(`touch ${name}`, `update ${name} set subsidiary = subsidiary returning 1`),
      ).catch(() => [])
      expect(touched).toEqual([])
    }
    for (const name of ['outbox', 'outbox_delivery', 'inbox'])
      expect(await as(ada, tx => tx.query(`read ${name}`, `select from ${name}`))).toEqual([])
  })

  it('shows nothing at all to a connection that says nobody asks', async () => {
    for (const { name } of tables) {
      const { rows } = await world.database.pool.query(`select from ${name}`)
      expect(rows).toEqual([])
    }
  })
})
