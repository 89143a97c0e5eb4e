import { importVersion } from '../actions/importVersion'
import type { TestCatalog } from './catalogDatabase'
import { testCatalog } from './catalogDatabase'
import { addon, plan, pricing, setup, version } from './sampleCatalogue'

let catalog: TestCatalog
beforeEach(async () => {
  catalog = await testCatalog()
})
afterEach(() => catalog.close())

const family = { name: 'memory', addons: ['ram'], default: 'ram', exclusive: true, mandatory: true }
const first = version({
  catalogId: 10,
  plans: [plan({ addonFamilies: [family] }), plan({ planCode: 'two', invoiceName: 'SYS-2 | Test 2' })],
  addons: [addon()],
})
const second = version({
  catalogId: 12,
  locale: { currencyCode: 'EUR', subsidiary: 'FR', taxRate: 19.25 },
  plans: [
    plan({ addonFamilies: [family], pricings: [setup(), pricing({ price: 1_799_000_000 })] }),
    plan({ planCode: 'three' }),
  ],
  addons: [addon()],
})

const everything = () =>
  catalog.rows(`
    select (select count(*)::int from plan) as plans, (select count(*)::int from catalog_version) as versions,
      (select count(*)::int from subsidiary) as subsidiaries, (select count(*)::int from outbox) as events,
      (select sum(revision)::int from subsidiary) as revisions`)

describe('importing a catalogue', () => {
  it('stores it whole and tells billing all that can be sold', async () => {
    const outcome = await catalog.take(first, '2025-01-01T00:00:00Z')
    expect(outcome).toMatchObject({
      status: 'NEW',
      standing: 'SOLD',
      changes: { since: null, plans: { added: ['one', 'two'] }, addons: { added: ['ram'] }, prices: [] },
    })
    const events = await catalog.sent()
    expect(events.map(({ type, subject, sequence }) => `${type} ${subject} ${sequence}`)).toEqual([
      'catalog.plan.published FR/one 10',
      'catalog.plan.published FR/ram 10',
      'catalog.plan.published FR/two 10',
      'catalog.subsidiary.changed FR 1',
    ])
    expect(events.at(-1)?.data).toEqual({
      code: 'FR',
      name: 'Perennial France',
      currency: 'EUR',
      taxRateE4: 200_000,
      language: 'fr',
      timeZone: 'Europe/Paris',
      rollout: ['KS', 'SYS'],
    })
    expect(events[0]?.data).toMatchObject({
      subsidiary: 'FR',
      catalogVersion: 10,
      code: 'one',
      name: 'KS-1 | Test 1',
      isAddon: false,
      universe: 'INFRASTRUCTURE',
      range: 'KS',
      currency: 'EUR',
      resourceKind: 'Server',
      pricings: [
        { capacities: ['installation'], period: null },
        { capacities: ['renew'], mode: 'default', unitPrice: '1699000000', period: 'P1M', engagement: null },
      ],
      addonFamilies: [family],
    })
  })

  it('again changes nothing, not even when it is formatted in another way', async () => {
    await catalog.take(first)
    const before = await everything()
    expect(await catalog.take({ ...first, plans: [...first.plans].reverse() })).toMatchObject({ status: 'KNOWN' })
    expect(await everything()).toEqual(before)
  })

  it('compares it with the version before and withdraws what is gone', async () => {
    await catalog.take(first, '2025-01-01T00:00:00Z')
    await catalog.sent()
    const outcome = await catalog.take(second, '2025-06-01T00:00:00Z')
    expect(outcome).toMatchObject({
      standing: 'SOLD',
      changes: {
        since: 10,
        plans: { added: ['three'], changed: ['one'], withdrawn: ['two'] },
        addons: { added: [], changed: [], withdrawn: [] },
        prices: [{ code: 'one', before: 1_699_000_000n, after: 1_799_000_000n }],
      },
    })
    const events = await catalog.sent()
    expect(events.map(({ type, subject, sequence }) => `${type} ${subject} ${sequence}`)).toEqual([
      'catalog.plan.published FR/one 12',
      'catalog.plan.published FR/ram 12',
      'catalog.plan.published FR/three 12',
      'catalog.plan.withdrawn FR/two 12',
      'catalog.subsidiary.changed FR 2',
    ])
    expect(events.at(-1)?.data).toMatchObject({ taxRateE4: 192_500 })
  })

  it('of an older version stores it as history and tells nobody', async () => {
    await catalog.take(second, '2025-06-01T00:00:00Z')
    await catalog.sent()
    expect(await catalog.take(first, '2025-01-01T00:00:00Z')).toMatchObject({ standing: 'HISTORY' })
    expect(await catalog.sent()).toEqual([])
    expect(await catalog.rows('select current_version, tax_rate_e4 from subsidiary')).toEqual([
      { current_version: 12, tax_rate_e4: 192_500 },
    ])
  })

  it('of an older version without a date takes it as overtaken at its beginning', async () => {
    await catalog.take(second, '2025-06-01T00:00:00Z')
    expect(await catalog.take(first)).toMatchObject({ effectiveFrom: new Date('2025-06-01T00:00:00Z') })
  })

  it('numbers versions within a subsidiary: another one may use the same number', async () => {
    await catalog.take(first)
    const british = version({ catalogId: 10, locale: { currencyCode: 'GBP', subsidiary: 'GB', taxRate: 20 } })
    expect(await catalog.take(british)).toMatchObject({ status: 'NEW', standing: 'SOLD' })
  })

  it('refuses other content under a number that is taken, and leaves everything as it was', async () => {
    await catalog.take(first)
    const before = await everything()
    const other = { ...second, version: 10 }
    const { database, announcer, clock } = catalog
    expect(await importVersion({ database, announcer, clock }, { catalog: other, source: 'x' })).toMatchObject({
      ok: false,
      refusal: { field: 'catalogId', message: expect.stringContaining('version 10 of FR (EUR) is there already') },
    })
    expect(await everything()).toEqual(before)
  })

  it('looks only, on a dry run', async () => {
    const { database, announcer, clock } = catalog
    const before = await everything()
    const dependencies = { database, announcer, clock }
    const dry = await importVersion(dependencies, { catalog: first, source: 'x', dryRun: true })
    expect(dry).toMatchObject({ ok: true, value: { status: 'NEW', standing: 'SOLD' } })
    expect(await everything()).toEqual(before)
  })

  it('is whole or not at all: what fails at its last step leaves the database as it was', async () => {
    const before = await everything()
    const { database, clock } = catalog
    const announcer = { announce: () => Promise.reject(new Error('the outbox is gone')) }
    await expect(importVersion({ database, announcer, clock }, { catalog: first, source: 'x' })).rejects.toThrow('gone')
    expect(await everything()).toEqual(before)
  })

  it('by several at once stores it once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => catalog.take(first)))
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['KNOWN', 'KNOWN', 'KNOWN', 'KNOWN', 'NEW'])
  })

  it('takes a subsidiary that nobody knows yet, as far as one can', async () => {
    const code = 'ZZ'
    const { database, announcer, clock } = catalog
    const unknown = version({ locale: { currencyCode: 'JPY', subsidiary: code, taxRate: 10 } })
    const locality = { language: 'ja', timeZone: 'Asia/Tokyo' }
    await importVersion({ database, announcer, clock }, { catalog: unknown, source: 'x', locality })
    expect(await catalog.rows('select code, name, language, time_zone, currency from subsidiary')).toEqual([
      { code, name: 'Perennial ZZ', language: 'ja', time_zone: 'Asia/Tokyo', currency: 'JPY' },
    ])
  })
})

describe('a published version', () => {
  it.each([
    'update plan set name = name',
    'delete from plan',
    'update catalog_version set digest = digest',
    'delete from catalog_version',
  ])('cannot be changed by the service: %s', async statement => {
    await catalog.take(first)
    await expect(catalog.asApp(statement)).rejects.toThrow(/permission denied/)
  })
})
