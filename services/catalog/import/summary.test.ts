import { planOf, plan, pricing, version } from '../tests/sampleCatalogue'
import { priceChanges } from '../domain/versionDiff'
import { summary } from './summary'

const catalog = version({ plans: [plan({ pricings: [pricing({ price: 1_799_000_000 })] })] })
const effectiveFrom = new Date('2025-04-02T00:00:00Z')

describe('the summary of an import', () => {
  it('says what came, changed and went, and how prices moved', () => {
    const before = planOf(version({ plans: [plan({ pricings: [pricing()] })] }), 'one').terms.pricings
    const prices = priceChanges('one', before, planOf(catalog, 'one').terms.pricings)
    const none = { added: [], changed: [], withdrawn: [] }
    const changes = { since: 9, plans: { added: ['new'], changed: ['one'], withdrawn: ['old'] }, addons: none, prices }
    expect(summary(catalog, { status: 'NEW', standing: 'SOLD', effectiveFrom, changes }, false)).toEqual([
      '  FR version 10, EUR, 20 % tax, sold from 2025-04-02: the newest',
      '  1 plan, 0 add-ons, 1 price',
      '  since version 9:',
      '  plans: 1 new, 1 changed, 1 withdrawn; add-ons: 0 new, 0 changed, 0 withdrawn',
      '  new plans: new',
      '  changed plans: one',
      '  withdrawn plans: old',
      '  1 price change:',
      '    one  renew default P1M  16.99 → 17.99 EUR',
    ])
  })

  it('says when there was nothing to do', () => {
    expect(summary(catalog, { status: 'KNOWN', effectiveFrom }, false)).toEqual([
      '  FR version 10, EUR, 20 % tax: there already, sold from 2025-04-02; nothing to do',
    ])
  })
})
