import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { createDatabases, rolesOf, withClient } from '../postgres/databases'
import { password, testCluster } from '../testing/cluster'
import { migrate } from './migrate'

const log = pino({ level: 'silent' })
const appRole = 'ledger_app'
const roles = rolesOf('ledger', { owner: password, app: password })
const dir = mkdtempSync(join(tmpdir(), 'perennial-migrations-'))
let ownerUrl: string
let appUrl: string

const migrated = (): Promise<void> =>
  migrate({ databaseUrl: ownerUrl, dirs: [{ dir, table: 'ledger_migrations' }], appRole, log })

const ask = <Row extends object>(url: string, sql: string): Promise<Row[]> =>
  withClient(url, async client => (await client.query<Row>(sql)).rows)

beforeAll(async () => {
  const cluster = await testCluster()
  await createDatabases(cluster.superuserUrl, [roles])
  ownerUrl = cluster.url(roles.owner.name, 'ledger')
  appUrl = cluster.url(appRole, 'ledger')
  writeFileSync(
    join(dir, '0001_entry.sql'),
    `create table entry (id int primary key);
     do $$ begin execute format('grant select, insert on entry to %I', current_setting('perennial.app_role')); end $$;`,
  )
})

afterAll(() => rmSync(dir, { recursive: true, force: true }))

describe('migrate', () => {
  it('runs what was not run yet, once, even when two processes start at the same time', async () => {
    await Promise.all([migrated(), migrated()])
    await ask(appUrl, 'insert into entry values (1)')

    writeFileSync(join(dir, '0002_note.sql'), 'alter table entry add note text')
    await migrated()
    expect(await ask(appUrl, 'select * from entry')).toEqual([{ id: 1, note: null }])
    expect(await ask(ownerUrl, 'select name from ledger_migrations order by id')).toEqual([
      { name: '0001_entry' },
      { name: '0002_note' },
    ])
  })

  it('leaves the database as it was when a migration fails', async () => {
    writeFileSync(join(dir, '0003_bad.sql'), 'create table half (id int); select no_such_function()')
    await expect(migrated()).rejects.toThrow(/no_such_function/)
    rmSync(join(dir, '0003_bad.sql'))
    expect(await ask(ownerUrl, `select to_regclass('half') as half`)).toEqual([{ half: null }])
    await expect(migrated()).resolves.toBeUndefined()
  })

  it('gives the job queue to the application role, which may make nothing else', async () => {
    expect(
      await ask(ownerUrl, `select distinct tableowner from pg_tables where schemaname = 'graphile_worker'`),
    ).toEqual([{ tableowner: appRole }])
    await ask(appUrl, `select graphile_worker.add_job('remind')`)
    expect(await ask(appUrl, 'select task_identifier from graphile_worker.jobs')).toEqual([
      { task_identifier: 'remind' },
    ])
    await expect(ask(appUrl, 'create table mine (id int)')).rejects.toThrow(/permission denied/)
    await expect(ask(appUrl, 'create schema mine')).rejects.toThrow(/permission denied/)
    await expect(ask(appUrl, 'drop table entry')).rejects.toThrow(/must be owner/)
  })
})
