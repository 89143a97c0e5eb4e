import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withClient } from '../../shared/postgres/databases'
import { catalogue } from '../../shared/testing/catalogue'
import { testDatabase, type TestDatabase } from '../../shared/testing/database'
import { checkInvariants, type DatabaseUrls } from '../invariants/checkInvariants'
import { writeWorld } from '../seed/writeWorld'

jest.setTimeout(120_000)

let billing: TestDatabase
let infrastructure: TestDatabase
let urls: DatabaseUrls
const directory = mkdtempSync(join(tmpdir(), 'seed-test-'))

const write = (seed: string, signal?: AbortSignal) =>
  writeWorld({
    world: { seed, services: 700, accounts: 120, now: new Date('2026-11-22T21:30:00Z'), ...catalogue() },
    urls,
    directory,
    reached: () => undefined,
    ...(signal && { signal }),
  })

const count = (url: string, table: string): Promise<number> =>
  withClient(url, async client => Number((await client.query(`select count(*) from ${table}`)).rows[0].count))

/** The rules that a change would break; it is taken back. */
async function brokenBy(url: string, ...changes: string[]): Promise<string[]> {
  const undo = await withClient(url, async client => {
    const { rows } = await client.query<{ database: string }>('select current_database() as database')
    return rows[0]?.database ?? ''
  })
  const copy = `${undo}_broken`
  const admin = url.replace(/[^/]*$/, 'postgres')
  await withClient(admin, client => client.query(`create database "${copy}" template "${undo}" strategy file_copy`))
  try {
    const broken = url.replace(/[^/]*$/, copy)
    await withClient(broken, async client => {
      await client.query('set session_replication_role = replica')
      for (const change of changes) await client.query(change)
    })
    const changed = url === urls.billing ? { ...urls, billing: broken } : { ...urls, infrastructure: broken }
    return await checkInvariants(changed, () => undefined)
  } finally {
    await withClient(admin, client => client.query(`drop database "${copy}"`))
  }
}

beforeAll(async () => {
  billing = await testDatabase('billing')
  infrastructure = await testDatabase('infrastructure')
  urls = { billing: billing.superuserUrl, infrastructure: infrastructure.superuserUrl }
  await withClient(urls.billing, async client => {
    for (const { code, name, currency, taxRateE4, language, timeZone, rollout } of catalogue().subsidiaries)
      await client.query('insert into subsidiary values ($1, $2, $3, $4, $5, $6, $7)', [
        ...[code, name, currency, taxRateE4, language, timeZone, rollout],
      ])
  })
  await write('one')
})

afterAll(async () => {
  await billing.drop()
  await infrastructure.drop()
  rmSync(directory, { recursive: true, force: true })
})

describe('a seed', () => {
  it('has all that was asked for, in both databases, and every invariant holds on it', async () => {
    expect(await count(urls.billing, 'service')).toBe(700)
    expect(await count(urls.infrastructure, 'resource')).toBe(700)
    expect(await checkInvariants(urls, () => undefined)).toEqual([])
  })

  it('can be added to another: numbers go on without gap, in series of their own', async () => {
    await write('two')
    expect(await count(urls.billing, 'service')).toBe(1400)
    expect(await checkInvariants(urls, () => undefined)).toEqual([])
  })

  it('is refused when it is there already, and then nothing of it is written', async () => {
    const before = await count(urls.infrastructure, 'resource')
    await expect(write('one')).rejects.toThrow('This seed is there already')
    expect(await count(urls.infrastructure, 'resource')).toBe(before)
  })

  it('that is stopped leaves nothing', async () => {
    const stopping = new AbortController()
    const writing = write('three', stopping.signal)
    setTimeout(() => stopping.abort(), 300)
    await expect(writing).rejects.toThrow('Nothing was written')
    expect(await count(urls.billing, 'service')).toBe(1400)
  })
})

describe('an invariant that is broken', () => {
  const first = (table: string, where = 'true'): string => `ctid = (select ctid from ${table} where ${where} limit 1)`

  it.each([
    [
      'the lines of an invoice add up to its total',
      `update invoice_line set amount = amount + 1 where ${first('invoice_line')}`,
    ],
    ['each ledger transaction adds up to zero', `delete from ledger_entry where ${first('ledger_entry')}`],
    [
      'invoice numbers have no gap and grow with their dates',
      `update invoice set number = number + 100000 where ${first('invoice')}`,
    ],
    [
      'what customers owe in the ledger is what is outstanding',
      `update invoice_settlement set outstanding = 1, state = 'UNPAID' where ${first('invoice_settlement', `state = 'PAID'`)}`,
    ],
    ['every invoice has its settlement', `delete from invoice_settlement where ${first('invoice_settlement')}`],
    [
      'every contract has the terms of all its revisions',
      `delete from contract_terms where ${first('contract_terms')}`,
    ],
    [
      'the periods that were billed tile: each begins where the one before ended',
      `update invoice_line set period_from = period_from - 1 where ${first('invoice_line', `kind = 'RECURRING' and period_from > (select min(c.started_on) from contract c where c.id = service_id)`)}`,
    ],
    ['invoice_line (lane, invoice_id) leads to a row of invoice', `delete from invoice where ${first('invoice')}`],
  ])('is told: %s', async (rule, change) => {
    expect(await brokenBy(urls.billing, change)).toContain(rule)
  })

  it('is told between the databases: every service has its resource', async () => {
    const rule = 'every service has its resource, wanted as the service stands, and no resource is without one'
    expect(await brokenBy(urls.infrastructure, `delete from resource where ${first('resource')}`)).toContain(rule)
    expect(
      await brokenBy(
        urls.infrastructure,
        `update resource set desired = 'SUSPENDED' where ${first('resource', `desired = 'ACTIVE'`)}`,
      ),
    ).toContain(rule)
  })
})
