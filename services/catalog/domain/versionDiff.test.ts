import { plan, planOf, pricing, setup, version } from '../tests/sampleCatalogue'
import { compareMarks, priceChanges } from './versionDiff'

describe('what changes from one version to the next', () => {
  it('is what came, what is not the same and what is gone', () => {
    const before = version({ plans: ['a', 'b', 'c'].map(planCode => plan({ planCode })) }).plans
    const after = version({
      plans: [plan({ planCode: 'd' }), plan({ planCode: 'b', invoiceName: 'new name' }), plan({ planCode: 'c' })],
    }).plans
    expect(compareMarks(before, after)).toEqual({ added: ['d'], changed: ['b'], withdrawn: ['a'] })
  })

  it('names each price that rose, fell, came or went', () => {
    const pricings = (...list: object[]) => planOf(version({ plans: [plan({ pricings: list })] }), 'one').terms.pricings
    const before = pricings(setup({ price: 5 }), pricing({ price: 10 }), pricing({ price: 9, mode: 'degressivity12' }))
    const after = pricings(
      setup({ price: 5 }),
      pricing({ price: 11 }),
      pricing({ price: 100, mode: 'upfront12', interval: 12 }),
    )
    expect(priceChanges('one', before, after)).toEqual([
      { code: 'one', capacities: ['renew'], mode: 'default', period: 'P1M', before: 10n, after: 11n },
      { code: 'one', capacities: ['renew'], mode: 'degressivity12', period: 'P1M', before: 9n, after: null },
      { code: 'one', capacities: ['renew'], mode: 'upfront12', period: 'P12M', before: null, after: 100n },
    ])
    expect(priceChanges('one', before, before)).toEqual([])
  })
})
