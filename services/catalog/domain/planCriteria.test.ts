import { toCriteria } from './planCriteria'

describe('a filter', () => {
  it('asks for nothing where nothing was chosen', () => {
    expect(toCriteria({})).toEqual(
      toCriteria({ search: '  ', ranges: [], datacenters: [], hardware: { cpu: '', disk: '' } }),
    )
  })

  it('reads words, lists and prices', () => {
    expect(
      toCriteria({
        search: ' Xeon  KS ',
        ranges: ['SYS', 'KS', 'KS'],
        datacenters: ['GRA'],
        minPrice: '16.99',
        maxPrice: '0.00000001',
        hardware: { cpu: 'Ryzen', disk: 'NVMe' },
      }),
    ).toMatchObject({
      value: {
        words: ['xeon', 'ks'],
        ranges: ['KS', 'SYS'],
        datacenters: ['gra'],
        minPrice: 1_699_000_000n,
        maxPrice: 1n,
        cpuWords: ['ryzen'],
        disk: 'nvme',
      },
    })
  })

  it('is refused in words when it cannot be meant', () => {
    expect(toCriteria({ minPrice: '0.000000001' })).toEqual({
      ok: false,
      refusal: 'A price has at most eight decimals.',
    })
    expect(toCriteria({ search: 'a '.repeat(21) })).toEqual({ ok: false, refusal: 'A search has at most 20 words.' })
    expect(toCriteria({ ranges: Array.from({ length: 101 }, (_, index) => `R${index}`) }).ok).toBe(false)
  })
})
