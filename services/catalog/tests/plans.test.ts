import type { Json } from '../domain/numeral'
import { at, textAt } from '../domain/numeral'
import type { FilledGraph } from './filledGraph'
import { filledGraph } from './filledGraph'
import { plan, version } from './sampleCatalogue'
import { testGraph } from './testGraph'

let filled: FilledGraph
beforeAll(async () => {
  filled = await filledGraph()
})
afterAll(() => filled.close())

/** A field of each element of a list. */
const fieldOf = (list: Json | undefined, ...path: string[]): string[] =>
  (Array.isArray(list) ? list : []).map((element: Json) => textAt(element, ...path) ?? '')

const listed = async (filter: object, more = ''): Promise<string[]> => {
  const { data, errors } = await filled.graph.ask(
    `query($filter: PlanFilter) { plans(subsidiary: "FR", filter: $filter, first: 100 ${more}) { totalCount nodes { code } } }`,
    { filter },
  )
  if (errors) throw new Error(errors[0]?.message)
  const found = fieldOf(at(data, 'plans', 'nodes'), 'code')
  expect(at(data, 'plans', 'totalCount')).toBe(found.length)
  return found
}
const codes = (...indexes: number[]): string[] => indexes.map(index => `server-${String(index).padStart(2, '0')}`)
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index)

describe('a list of plans', () => {
  it('is ordered by price, plans without a monthly one last, or by name', async () => {
    expect(await listed({})).toEqual(codes(...range(0, 30)))
    expect(await listed({}, 'orderBy: PRICE_DESC')).toEqual(codes(...range(0, 29).reverse(), 29))
    const byName = await filled.graph.ask('{ plans(subsidiary: "FR", orderBy: NAME, first: 100) { nodes { name } } }')
    const names = fieldOf(at(byName.data, 'plans', 'nodes'), 'name').map(name => name.toLowerCase())
    expect(names).toHaveLength(30)
    expect(names).toEqual(names.toSorted())
  })

  it.each([
    ['search', { search: 'SYLVA 12' }, [2, 5, 8, 11, 12, 14, 17, 20, 23, 26, 29]],
    ['search by code', { search: 'server-07' }, [7]],
    ['universe', { universe: 'CLOUD' }, []],
    ['ranges', { ranges: ['SYS', 'RISE'] }, [0, 3, 6, 9, 12, 15, 18, 21, 24, 27]],
    ['prices, both bounds counted', { minPrice: '12', maxPrice: '13.00000000' }, [2, 3]],
    ['a price beyond all prices', { minPrice: '999999999999999999' }, []],
    ['datacenters, whatever their case', { datacenters: ['lon'], maxPrice: '14' }, [1, 3]],
    ['any of several datacenters', { datacenters: ['LON', 'WAW'], maxPrice: '12' }, [0, 1, 2]],
    ['cores', { hardware: { minCores: 9 }, maxPrice: '16' }, [2, 5]],
    ['processor', { hardware: { cpu: 'sylva q-8' }, maxPrice: '15' }, [1, 4]],
    ['memory with the largest option', { hardware: { minMemoryGb: 65 } }, []],
    ['storage with the largest option', { hardware: { minStorageGb: 1000 }, maxPrice: '11' }, [0, 1]],
    ['disk technology', { hardware: { disk: 'hdd' }, maxPrice: '10' }, [0]],
    ['disk interface', { hardware: { disk: 'NVMe' }, maxPrice: '10' }, [0]],
    ['what is orderable', { orderable: false }, []],
    ['a search with the signs of patterns', { search: '%_\\' }, []],
  ])('is filtered by %s', async (_, filter, expected) => {
    expect((await listed(filter)).sort()).toEqual(codes(...expected))
  })

  it('of an older version can hold nothing that is orderable now', async () => {
    const { data } = await filled.graph.ask(
      '{ plans(subsidiary: "FR", at: "2025-03-01T00:00:00Z", filter: { orderable: true }) { totalCount } }',
    )
    expect(at(data, 'plans', 'totalCount')).toBe(0)
  })

  it.each(['PRICE', 'PRICE_DESC', 'NAME'])('in pages is the same list, by %s', async order => {
    const whole = await listed({}, `orderBy: ${order}`)
    const paged: string[] = []
    let after: string | null = null
    let pages = 0
    for (;;) {
      const { data } = await filled.graph.ask(
        `query($after: String) { plans(subsidiary: "FR", orderBy: ${order}, first: 7, after: $after) {
           edges { cursor node { code } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
        { after },
      )
      const edges = at(data, 'plans', 'edges')
      const cursors = fieldOf(edges, 'cursor')
      paged.push(...fieldOf(edges, 'node', 'code'))
      const hasNextPage: boolean = pages < 4
      after = cursors.at(-1) ?? null
      expect(at(data, 'plans', 'pageInfo')).toEqual({
        hasNextPage,
        hasPreviousPage: pages > 0,
        startCursor: cursors[0],
        endCursor: after,
      })
      pages++
      if (!hasNextPage) break
    }
    expect(pages).toBe(5)
    expect(paged).toEqual(whole)
  })

  it('goes on in the version in which it began', async () => {
    const first = await filled.graph.ask('{ plans(subsidiary: "TN", first: 1) { pageInfo { endCursor } } }')
    const newer = version({
      catalogId: 8,
      plans: [plan()],
      locale: { currencyCode: 'TND', subsidiary: 'TN', taxRate: 19 },
    })
    await filled.catalog.take(newer)
    const { data } = await filled.graph.ask(
      'query($after: String) { plans(subsidiary: "TN", first: 9, after: $after) { nodes { code catalogVersion } } }',
      { after: textAt(first.data, 'plans', 'pageInfo', 'endCursor') },
    )
    expect(at(data, 'plans', 'nodes')).toEqual([{ code: 'server-01', catalogVersion: 7 }])
  })

  it('costs the same statements for one plan and for a page of them', async () => {
    const query = `query($first: Int) { plans(subsidiary: "FR", first: $first) { totalCount nodes {
      code orderable monthlyPrice { amount } modes { mode price { amount } } hardware { cpu { model } }
      subsidiary { code rollout { range } }
      addonFamilies { name default { code } addons { code orderable modes { mode price { amount } } } } } } }`
    const statementsFor = async (first: number): Promise<string[]> => {
      const fresh = await testGraph(filled.catalog)
      filled.catalog.statements.length = 0
      const { errors } = await fresh.ask(query, { first })
      expect(errors).toBeUndefined()
      await fresh.close()
      return [...filled.catalog.statements].sort()
    }
    const forOne = await statementsFor(1)
    expect(await statementsFor(20)).toEqual(forOne)
    expect(forOne.length).toBeLessThanOrEqual(11)
  })
})
