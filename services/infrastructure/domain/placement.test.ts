import fc from 'fast-check'
import type { Datacenter } from './datacenter'
import type { PlaceWish } from './placement'
import { place, rackIn } from './placement'

const datacenter = (code: string, country: string, region: string): Datacenter => ({
  code,
  city: code,
  country,
  region,
  ordinal: 1,
  network: '10.8.0.0/13',
})
const all = [
  datacenter('rbx', 'FR', 'europe'),
  datacenter('gra', 'FR', 'europe'),
  datacenter('waw', 'PL', 'europe'),
  datacenter('bhs', 'CA', 'canada'),
  datacenter('vin', 'US', 'united_states'),
]
const open: PlaceWish = { datacenter: null, region: null, subsidiary: 'DE' }
const placeOf = (wish: Partial<PlaceWish>, chance = 0): string => {
  const placed = place(all, { ...open, ...wish }, chance)
  return placed.ok ? placed.value.code : placed.refusal.code
}

describe('a place', () => {
  it('is the datacenter that was chosen, however the catalogue writes it', () => {
    for (const datacenter of ['gra', 'GRA', 'GRA11', 'eu-west-gra', 'gra1a'])
      expect(placeOf({ datacenter })).toBe('gra')
    expect(placeOf({ datacenter: 'ca' })).toBe('bhs')
  })

  it('that was chosen and is unknown is refused, and never replaced by another', () => {
    expect(placeOf({ datacenter: 'atlantis' })).toBe('UNKNOWN_DATACENTER')
    expect(placeOf({ datacenter: '' })).toBe('UNKNOWN_DATACENTER')
  })

  it('left open is in the region that was chosen, else in the seller’s country, else in Europe', () => {
    expect(placeOf({ region: 'Canada', subsidiary: 'FR' })).toBe('bhs')
    expect(placeOf({ subsidiary: 'PL' })).toBe('waw')
    expect(['rbx', 'gra', 'waw']).toContain(placeOf({ subsidiary: 'DE', region: 'moon' }, 7))
  })

  it('spreads by chance, always to the same place for the same', () => {
    fc.assert(fc.property(fc.nat(), chance => placeOf(open, chance) === placeOf(open, chance)))
    expect(new Set([0, 1, 2].map(chance => placeOf(open, chance))).size).toBe(3)
  })

  it('has racks', () => {
    fc.assert(
      fc.property(fc.nat(), chance => /^RBX-\d{1,2}[A-H]\d\d$/.test(rackIn(datacenter('rbx', 'FR', ''), chance))),
    )
  })
})
