import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { importFiles } from '../import/importFiles'
import { at } from '../domain/numeral'
import type { TestCatalog } from './catalogDatabase'
import { testCatalog } from './catalogDatabase'
import { testGraph } from './testGraph'

const folder = join(__dirname, '..', '..', '..', '..', 'shared', 'catalogs')
const names = existsSync(folder)
  ? readdirSync(folder)
      .filter(name => name.endsWith('.json.gz'))
      .sort()
  : []
if (names.length === 0) process.stdout.write(`left out: there are no real catalogues in ${folder}\n`)

interface RealPricing {
  readonly capacities: readonly string[]
  readonly mode: string
  readonly price: number
  readonly tax: number
  readonly interval: number
  readonly intervalUnit: string
  readonly commitment: number
  readonly phase: number
  readonly engagementConfiguration: {
    readonly duration: string
    readonly type: string
    readonly defaultEndAction: string
  } | null
  readonly promotions: readonly {
    readonly name: string
    readonly total: { readonly value: number }
    readonly endDate: string
  }[]
}
interface RealPlan {
  readonly planCode: string
  readonly invoiceName: string
  readonly pricings: readonly RealPricing[]
  readonly addonFamilies: readonly {
    readonly name: string
    readonly addons: readonly string[]
    readonly default: string | null
  }[]
  readonly configurations: readonly { readonly name: string; readonly values: readonly string[] }[]
}
interface RealCatalogue {
  readonly catalogId: number
  readonly locale: { readonly subsidiary: string; readonly currencyCode: string; readonly taxRate: number }
  readonly plans: readonly RealPlan[]
  readonly addons: readonly RealPlan[]
}

/** Read in another way than the import does. */
const real = (name: string): RealCatalogue => JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString())

/** What both ways of reading must agree on. */
const publishedOf = ({ planCode, invoiceName, pricings, addonFamilies, configurations }: RealPlan) => ({
  code: planCode,
  name: invoiceName,
  pricings: pricings.map(pricing => ({
    capacities: pricing.capacities,
    mode: pricing.mode,
    price: String(pricing.price),
    tax: String(pricing.tax),
    period: pricing.interval === 0 ? null : `P${pricing.interval}M`,
    commitment: pricing.commitment,
    phase: pricing.phase,
    engagement: pricing.engagementConfiguration && {
      duration: pricing.engagementConfiguration.duration,
      type: pricing.engagementConfiguration.type.toUpperCase(),
      endAction: pricing.engagementConfiguration.defaultEndAction,
    },
    promotions: pricing.promotions.map(({ name, total, endDate }) => [
      name,
      String(total.value),
      new Date(endDate).toISOString(),
    ]),
  })),
  families: addonFamilies.map(({ name, addons, default: chosen }) => [name, addons, chosen]),
  configurations: configurations.map(({ name, values }) => [name, values]),
})

const storedSql = (subsidiary: string, version: number): string => `
  select code, name,
    (select coalesce(jsonb_agg(jsonb_build_object(
        'capacities', p -> 'capacities', 'mode', p -> 'mode', 'price', p -> 'price', 'tax', p -> 'tax', 'period', p -> 'period',
        'commitment', p -> 'commitment', 'phase', p -> 'phase', 'engagement', p -> 'engagement',
        'promotions', (select coalesce(jsonb_agg(jsonb_build_array(m -> 'name', m -> 'total', m -> 'endsAt') order by n), '[]')
          from jsonb_array_elements(p -> 'promotions') with ordinality as promotion (m, n))) order by i), '[]')
      from jsonb_array_elements(terms -> 'pricings') with ordinality as pricing (p, i)) as pricings,
    (select coalesce(jsonb_agg(jsonb_build_array(f -> 'name', f -> 'addons', f -> 'default') order by i), '[]')
      from jsonb_array_elements(terms -> 'addonFamilies') with ordinality as family (f, i)) as families,
    (select coalesce(jsonb_agg(jsonb_build_array(c -> 'name', c -> 'values') order by i), '[]')
      from jsonb_array_elements(terms -> 'configurations') with ordinality as configuration (c, i)) as configurations
  from plan where subsidiary = '${subsidiary}' and version = ${version} order by code`

const byCode = (a: { code: string }, b: { code: string }): number => (a.code < b.code ? -1 : 1)

const described = names.length > 0 ? describe : describe.skip

described('the real catalogues', () => {
  let catalog: TestCatalog
  beforeAll(async () => {
    catalog = await testCatalog()
    const problems: unknown[] = []
    for (const name of names)
      await importFiles(
        { ...catalog, progress: { begin: () => () => undefined, end: () => undefined } },
        [join(folder, name)],
        { dryRun: false, locality: {} },
        { imported: () => undefined, refused: (file, refused) => problems.push(file, ...refused) },
      )
    expect(problems).toEqual([])
  }, 180_000)
  afterAll(() => catalog.close())

  it.each(names)('%s is stored price for price', async name => {
    const { catalogId, locale, plans, addons } = real(name)
    const { subsidiary, currencyCode, taxRate } = locale
    expect(
      await catalog.rows(`select currency, tax_rate_e4, plan_count, addon_count, effective_from from catalog_version
        where subsidiary = '${subsidiary}' and version = ${catalogId}`),
    ).toEqual([
      {
        currency: currencyCode,
        tax_rate_e4: taxRate * 10_000,
        plan_count: plans.length,
        addon_count: addons.length,
        effective_from: new Date(`${/\d{4}-\d\d-\d\d/.exec(name)?.[0]}T00:00:00Z`),
      },
    ])
    const stored = await catalog.rows(storedSql(subsidiary, catalogId))
    expect(stored).toEqual([...plans, ...addons].map(publishedOf).sort(byCode))
  })

  it('belong to three ranges of servers, all with a processor, memory, storage and bandwidth', async () => {
    const rows = await catalog.rows(`
      select universe, range, brand, resource_kind, bool_and(cpu is not null and cores > 0) as cpu,
        bool_and(most_memory_gb > 0 and most_storage_gb > 0 and cardinality(disks) > 0) as parts,
        bool_and(jsonb_array_length(terms -> 'hardware' -> 'bandwidth') > 0) as bandwidth
      from plan where not is_addon group by 1, 2, 3, 4 order by range`)
    const server = { universe: 'INFRASTRUCTURE', resource_kind: 'Server', cpu: true, parts: true, bandwidth: true }
    expect(rows).toEqual([
      { ...server, range: 'KS', brand: 'Kimsufi' },
      { ...server, range: 'RISE', brand: 'Rise' },
      { ...server, range: 'SYS', brand: 'So you Start' },
    ])
  })

  it('are told to billing where they are the newest: plans as last published, and those that are gone', async () => {
    const sent = await catalog.sent()
    const newest = real('eco-FR-2025-04-02.json.gz')
    const codes = [...newest.plans, ...newest.addons].map(({ planCode }) => planCode)
    const published = sent.filter(
      ({ type, subject, sequence }) =>
        type === 'catalog.plan.published' && subject.startsWith('FR/') && sequence === newest.catalogId,
    )
    expect(published.map(({ subject }) => subject).sort()).toEqual(codes.map(code => `FR/${code}`).sort())
    const withdrawn = sent.filter(
      ({ type, sequence }) => type === 'catalog.plan.withdrawn' && sequence === newest.catalogId,
    )
    const before = real('eco-FR-2025-01-20.json.gz')
    const gone = [...before.plans, ...before.addons]
      .map(({ planCode }) => planCode)
      .filter(code => !codes.includes(code))
    expect(withdrawn.map(({ subject }) => subject).sort()).toEqual(gone.map(code => `FR/${code}`).sort())
  })

  it('show their prices with the decimals of their currencies', async () => {
    const graph = await testGraph(catalog)
    const field = '{ monthlyPrice { amount currency } subsidiary { taxRate } }'
    const { data } = await graph.ask(`{
      fr: plan(subsidiary: "FR", code: "24sk10") ${field}
      tn: plan(subsidiary: "TN", code: "24sk10") ${field}
      old: catalog(subsidiary: "FR", at: "2024-10-01T00:00:00Z") { version }
    }`)
    await graph.close()
    const monthly = (name: string): number =>
      real(name)
        .plans.find(({ planCode }) => planCode === '24sk10')
        ?.pricings.find(({ capacities, mode }) => capacities[0] === 'renew' && mode === 'default')?.price ?? 0
    const fr = monthly('eco-FR-2025-04-02.json.gz') / 1e8
    const tn = monthly('eco-TN-2025-04-01.json.gz') / 1e8
    expect(at(data, 'fr')).toEqual({
      monthlyPrice: { amount: fr.toFixed(2), currency: 'EUR' },
      subsidiary: { taxRate: '20' },
    })
    expect(at(data, 'tn')).toEqual({
      monthlyPrice: { amount: tn.toFixed(3), currency: 'TND' },
      subsidiary: { taxRate: '18' },
    })
    expect(at(data, 'old')).toEqual({ version: 7556 })
  })
})

if (names.length === 0) it('are not here', () => expect(names).toEqual([]))
