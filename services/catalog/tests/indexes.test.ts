import { withClient } from '../../shared/postgres/databases'
import { toCriteria } from '../domain/planCriteria'
import { planPageSql, planPageValues } from '../store/planPage'
import { contentByKeySql, plansByKeySql } from '../store/plans'
import type { TestCatalog } from './catalogDatabase'
import { testCatalog } from './catalogDatabase'
import { plan, pricing, version } from './sampleCatalogue'

let catalog: TestCatalog
beforeAll(async () => {
  catalog = await testCatalog()
  for (const catalogId of Array.from({ length: 10 }, (_, index) => index + 1)) {
    const plans = Array.from({ length: 100 }, (_, index) =>
      plan({ planCode: `plan-${index}`, pricings: [pricing({ price: 100_000 * (index + catalogId) })] }),
    )
    await catalog.take(version({ catalogId, plans }))
  }
  await withClient(catalog.ownerUrl, client => client.query('analyze'))
})
afterAll(() => catalog.close())

/** The nodes of a plan of execution, outermost first. */
async function planned(sql: string, values: readonly unknown[]): Promise<string> {
  return withClient(catalog.url, async client => {
    await client.query(`select set_config('app.role', 'account', false)`)
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${sql}`, [...values])
    return rows.map(row => row['QUERY PLAN']).join('\n')
  })
}

const criteria = toCriteria({ ranges: ['KS'], minPrice: '0.001' })
const query = { subsidiary: 'FR', version: 10, orderableRanges: [] }

describe('a page of plans', () => {
  it.each([
    ['PRICE', 'plan_by_price', '100000'],
    ['PRICE_DESC', 'plan_by_price_desc', '100000'],
    ['NAME', 'plan_by_name', 'ks'],
  ] as const)(
    'by %s walks along %s, from its beginning and from a cursor, without sorting',
    async (order, index, sortKey) => {
      if (!criteria.ok) throw new Error(criteria.refusal)
      const values = [...planPageValues({ ...query, criteria: criteria.value }), 21]
      const first = await planned(planPageSql(order, false), values)
      const next = await planned(planPageSql(order, true), [...values, sortKey, 'plan-5'])
      for (const plan of [first, next]) {
        expect(plan).toMatch(new RegExp(`Index Scan( Backward)? using ${index} on plan`))
        expect(plan).not.toMatch(/Sort|Seq Scan on plan/)
      }
      expect(next).toMatch(/Index Cond: .*ROW\(.*(<|>) ROW\(/)
    },
  )
})

describe('plans by their keys', () => {
  it.each([
    ['plansByKey', plansByKeySql],
    ['contentByKey', contentByKeySql],
  ])('are found by the primary key: %s', async (_, sql) => {
    const keys = Array.from({ length: 20 }, (_, index) => `plan-${index}`)
    const plan = await planned(sql, [keys.map(() => 'FR'), keys.map(() => 10), keys])
    expect(plan).toMatch(/Index Scan using plan_pkey on plan/)
  })
})
