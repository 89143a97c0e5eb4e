import { filterOf, isNarrowed, readServicesSearch, writeServicesSearch } from './servicesSearch'

const read = (address: string) => readServicesSearch(new URLSearchParams(address))

describe('the address of the list of services', () => {
  it('is empty for the plain list', () => {
    expect(writeServicesSearch(read('')).toString()).toBe('')
  })

  it('says the same after it was read and written', () => {
    const address = 'q=db+1&universe=web&state=active%2Cended&renew=off&due=7&sort=name&size=50&after=abc&page=3'
    expect(writeServicesSearch(read(address)).toString()).toBe(address)
  })

  it('ignores what it does not know', () => {
    const search = read('universe=mars&state=active,odd&renew=maybe&due=4000&sort=up&size=99999&page=7')
    expect(search).toMatchObject({ universe: undefined, states: ['ACTIVE'], autoRenew: undefined, size: 20, page: 1 })
  })

  it('becomes a filter that holds only what was chosen', () => {
    expect(filterOf(read(''), '2026-11-22')).toEqual({})
    expect(filterOf(read('q=db&universe=cloud&renew=off&due=7'), '2026-11-22')).toEqual({
      search: 'db',
      universes: ['CLOUD'],
      autoRenew: false,
      nextDateBefore: '2026-11-30',
    })
  })

  it('counts as narrowed by anything but the universe, the order and the page', () => {
    expect(isNarrowed(read('universe=web&sort=name&size=50&after=x'))).toBe(false)
    expect(isNarrowed(read('state=ended'))).toBe(true)
    expect(isNarrowed(read('renew=off'))).toBe(true)
  })
})
