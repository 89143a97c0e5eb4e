import { readFileSync } from 'node:fs'
import { demoDocument } from '../demo/document'
import { demoFiles } from '../demo/files'
import { importFiles } from '../import/importFiles'
import type { TestCatalog } from './catalogDatabase'
import { testCatalog } from './catalogDatabase'

describe('the demo’s catalogues', () => {
  let catalog: TestCatalog
  beforeAll(async () => {
    catalog = await testCatalog()
  })
  afterAll(() => catalog.close())

  it.each(demoFiles)(
    'of $market.subsidiary are what their offers make (npm run catalog:demo writes them)',
    ({ market, path }) => {
      expect(readFileSync(path, 'utf8')).toBe(demoDocument(market))
    },
  )

  it('import like any other, and cover all universes and kinds in currencies with 0, 2 and 3 decimals', async () => {
    const refused: unknown[] = []
    await importFiles(
      { ...catalog, progress: { begin: () => () => undefined, end: () => undefined } },
      demoFiles.map(({ path }) => path),
      { dryRun: false, locality: {} },
      { imported: () => undefined, refused: (_, problems) => refused.push(...problems) },
    )
    expect(refused).toEqual([])
    expect(await catalog.rows('select code, currency from subsidiary order by code')).toEqual([
      { code: 'FR', currency: 'EUR' },
      { code: 'GB', currency: 'GBP' },
      { code: 'PL', currency: 'PLN' },
      { code: 'SN', currency: 'XOF' },
      { code: 'TN', currency: 'TND' },
    ])
    expect(
      await catalog.rows(`select distinct universe, resource_kind from plan where not is_addon order by 1, 2`),
    ).toEqual([
      { universe: 'CLOUD', resource_kind: 'Instance' },
      { universe: 'INFRASTRUCTURE', resource_kind: 'Server' },
      { universe: 'TELECOM', resource_kind: 'PhoneLine' },
      { universe: 'WEB', resource_kind: 'Domain' },
      { universe: 'WEB', resource_kind: 'Mailbox' },
      { universe: 'WEB', resource_kind: 'WebHosting' },
    ])
  })

  it('charge nothing that their currency cannot pay, but for usage', async () => {
    const rows = await catalog.rows(`
      select v.currency, bool_and((p ->> 'price')::numeric % case v.currency when 'XOF' then 100000000 when 'TND' then 100000 else 1000000 end = 0) as payable
      from plan join catalog_version v using (subsidiary, version), jsonb_array_elements(terms -> 'pricings') p
      where p ->> 'type' <> 'consumption' group by v.currency`)
    expect(rows.map(({ payable }) => payable)).toEqual([true, true, true, true, true])
    expect(
      await catalog.rows(
        `select terms #>> '{pricings,0,price}' as price from plan where code = 'fern-2-8.consumption' and subsidiary = 'FR'`,
      ),
    ).toEqual([{ price: '2713425' }])
  })
})
