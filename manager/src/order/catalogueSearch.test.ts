import { filtersSet, noFilters, planFilterOf, readCatalogueSearch, writeCatalogueSearch } from './catalogueSearch'

const read = (address: string) => readCatalogueSearch(new URLSearchParams(address))

describe('the address of the catalogue', () => {
  it('is empty for the whole catalogue', () => {
    expect(writeCatalogueSearch(read('')).toString()).toBe('')
  })

  it('says the same after it was read and written', () => {
    const address =
      'q=epyc&universe=infrastructure&range=KS%2CRISE&min=10.50&max=99&datacenter=gra%2Crbx&cores=8&memory=64&storage=2000&disk=NVMe&orderable=only&sort=name'
    expect(writeCatalogueSearch(read(address)).toString()).toBe(address)
  })

  it('ignores what is no price, number or disk', () => {
    expect(read('min=-5&max=cheap&cores=many&memory=0&disk=tape&sort=odd')).toMatchObject({
      minPrice: undefined,
      maxPrice: undefined,
      minCores: undefined,
      minMemoryGb: undefined,
      disk: undefined,
      order: 'PRICE',
    })
  })

  it('becomes a filter that holds only what was chosen, prices as exact decimals', () => {
    expect(planFilterOf(read(''))).toEqual({})
    expect(planFilterOf(read('max=16.99&cores=8&orderable=only'))).toEqual({
      maxPrice: '16.99',
      orderable: true,
      hardware: { minCores: 8 },
    })
  })

  it('counts the kinds of filter that are set', () => {
    expect(filtersSet(read('universe=web&q=x&sort=name'))).toBe(0)
    expect(filtersSet(read('min=1&max=2&datacenter=gra,rbx&disk=SSD'))).toBe(3)
    expect(filtersSet({ ...read('min=1&cores=8&orderable=only'), ...noFilters })).toBe(0)
  })
})
