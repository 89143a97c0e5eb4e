import pino from 'pino'
import { DEMO_ACCOUNT_ID, toUuid } from '../../domain/ids'
import { SYSTEM } from '../../domain/viewer'
import type { TestDatabase } from '../../testing/database'
import { testDatabase } from '../../testing/database'
import type { Database } from '../database'
import { createDatabase } from '../database'

const settings = `select current_setting('app.role', true) as role, current_setting('app.account_id', true) as account`
const customer = { kind: 'account', accountId: DEMO_ACCOUNT_ID, scopes: [] } as const

let own: TestDatabase
let database: Database
const statements: string[] = []

beforeAll(async () => {
  own = await testDatabase('billing')
  database = createDatabase({
    url: own.url,
    applicationName: 'test',
    log: pino({ level: 'silent' }),
    max: 1,
    onStatement: name => statements.push(name),
  })
})

afterAll(async () => {
  await database.close()
  await own.drop()
})

describe('a transaction', () => {
  it('acts as its viewer, and leaves nothing of him on the pooled connection', async () => {
    const seen = await database.transaction(customer, tx => tx.query('settings', settings))
    expect(seen).toEqual([{ role: 'account', account: toUuid(DEMO_ACCOUNT_ID) }])
    const left = await database.pool.query(settings)
    expect(left.rows).toEqual([{ role: '', account: '' }])
    expect(await database.transaction(SYSTEM, tx => tx.query('settings', settings))).toEqual([
      { role: 'system', account: '' },
    ])
  })

  it('that fails changes nothing and gives its connection back', async () => {
    const failed = database.transaction(SYSTEM, async tx => {
      await tx.query('write', `insert into inbox_subject values (1, 'a', 'b', 1)`)
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    expect(await database.transaction(SYSTEM, tx => tx.query('read', 'select * from inbox_subject'))).toEqual([])
  })

  it('is begun again when PostgreSQL gave it up for another', async () => {
    let tries = 0
    const value = await database.transaction(SYSTEM, async tx => {
      tries++
      if (tries === 1) await tx.query('giveUp', `do $$ begin raise exception using errcode = '40001'; end $$`)
      return 'done'
    })
    expect([value, tries]).toEqual(['done', 2])
  })
})

describe('a statement that comes late', () => {
  it('is not sent: its connection may be another viewer’s by then', async () => {
    const reader = database.reader(customer)
    await reader.query('settings', settings)
    const closing = reader.close()
    await expect(reader.query('settings', settings)).rejects.toThrow('after the end')
    await closing
    let late: Promise<unknown> = Promise.resolve()
    const failed = database.transaction(customer, async tx => {
      late = new Promise(resolve => setTimeout(resolve, 20)).then(() => tx.query('settings', settings))
      late.catch(() => undefined)
      await tx.query('wrong', 'select 1/0')
    })
    await expect(failed).rejects.toThrow('division by zero')
    await expect(late).rejects.toThrow('after the end')
  })
})

describe('a connection that breaks', () => {
  it('costs the statement that was on its way, and not the process', async () => {
    const broken = database.transaction(SYSTEM, tx =>
      tx.query('endMyself', 'select pg_terminate_backend(pg_backend_pid())'),
    )
    await expect(broken).rejects.toThrow()
    expect(await database.transaction(SYSTEM, tx => tx.query('one', 'select 1 as one'))).toEqual([{ one: 1 }])
  })
})

describe('a reader', () => {
  it('is one snapshot for all its statements, and cannot write', async () => {
    statements.length = 0
    const reader = database.reader(customer)
    const [[first], [second]] = await Promise.all([
      reader.query('snapshot', 'select now()::text as at'),
      reader.query('snapshot', 'select now()::text as at'),
    ])
    expect(first).toEqual(second)
    await expect(reader.query('write', `insert into inbox_subject values (1, 'a', 'b', 1)`)).rejects.toThrow(
      'read-only',
    )
    await reader.close()
    expect(statements).toEqual(['begin', 'snapshot', 'snapshot', 'write', 'commit'])
  })

  it('that read nothing costs nothing', async () => {
    statements.length = 0
    await database.reader(customer).close()
    expect(statements).toEqual([])
  })
})
