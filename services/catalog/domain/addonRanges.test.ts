import type { Offered } from './addonRanges'
import { addonRanges } from './addonRanges'

const ks: Offered = { universe: 'INFRASTRUCTURE', range: 'KS', brand: 'Kimsufi' }
const sys: Offered = { universe: 'INFRASTRUCTURE', range: 'SYS', brand: 'So you Start' }

describe('the ranges of add-ons', () => {
  it('are those of all plans that offer them, also by way of another add-on', () => {
    const found = addonRanges(
      [
        { code: 'a', addons: ['license'], belongs: ks },
        { code: 'b', addons: ['license', 'memory'], belongs: sys },
      ],
      [
        { code: 'license', addons: ['language'] },
        { code: 'language', addons: [] },
        { code: 'memory', addons: [] },
        { code: 'unused', addons: [] },
      ],
    )
    expect([...(found.get('language')?.keys() ?? [])]).toEqual(['KS', 'SYS'])
    expect([...(found.get('memory')?.keys() ?? [])]).toEqual(['SYS'])
    expect(found.has('unused')).toBe(false)
  })

  it('come to an end when add-ons offer each other', () => {
    const found = addonRanges(
      [{ code: 'a', addons: ['one'], belongs: ks }],
      [
        { code: 'one', addons: ['two'] },
        { code: 'two', addons: ['one'] },
      ],
    )
    expect(found.size).toBe(2)
  })
})
