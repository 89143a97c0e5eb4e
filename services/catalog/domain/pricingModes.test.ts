import { plan, planOf, pricing, setup, version } from '../tests/sampleCatalogue'
import { monthlyPrice, pricingModes } from './pricingModes'

const now = new Date('2026-11-22T12:00:00Z')
const pricingsOf = (...pricings: object[]) => planOf(version({ plans: [plan({ pricings })] }), 'one').terms.pricings
const modesOf = (...pricings: object[]) => pricingModes(pricingsOf(...pricings), now)
const engagement = (months: number, type: string) => ({
  commitment: months,
  engagementConfiguration: { duration: `P${months}M`, type, defaultEndAction: 'REACTIVATE_ENGAGEMENT' },
})

describe('the ways to pay', () => {
  it('begin without commitment, then by the month, then at once, shorter ones first', () => {
    const modes = modesOf(
      pricing({ mode: 'upfront12', interval: 12, price: 100, ...engagement(12, 'upfront') }),
      pricing({ mode: 'degressivity24', price: 8, ...engagement(24, 'periodic') }),
      pricing({ mode: 'degressivity12', price: 9, ...engagement(12, 'periodic') }),
      pricing({ price: 10 }),
      setup({ price: 5 }),
    )
    expect(modes.map(({ mode, period, price, setupFee }) => ({ mode, period, price, setupFee }))).toEqual([
      { mode: 'default', period: 'P1M', price: 10n, setupFee: 5n },
      { mode: 'degressivity12', period: 'P1M', price: 9n, setupFee: 0n },
      { mode: 'degressivity24', period: 'P1M', price: 8n, setupFee: 0n },
      { mode: 'upfront12', period: 'P12M', price: 100n, setupFee: 0n },
    ])
    expect(modes.map(({ engagement: rule }) => rule?.type)).toEqual([undefined, 'PERIODIC', 'PERIODIC', 'UPFRONT'])
  })

  it('show each period of a mode', () => {
    const periods = modesOf(pricing({ price: 1 }), pricing({ price: 10, interval: 1, intervalUnit: 'year' }))
    expect(periods.map(({ mode, period }) => [mode, period])).toEqual([
      ['default', 'P1M'],
      ['default', 'P1Y'],
    ])
  })

  it('cost what one unit costs at the start', () => {
    const [mode] = modesOf(
      pricing({ price: 7, quantity: { min: 10, max: null } }),
      pricing({ price: 9, quantity: { min: 1, max: 9 } }),
      pricing({ price: 5, phase: 2 }),
    )
    expect(mode?.price).toBe(9n)
  })

  it('show the best promotion that can be had now, on the fee as well', () => {
    const promotion = (total: number, startDate: string, endDate: string | null = null) => ({
      name: 'P',
      type: 'fixed_price',
      total: { value: total },
      startDate,
      endDate,
    })
    const [mode] = modesOf(
      setup({ price: 20, promotions: [promotion(0, '2026-01-01T00:00:00Z')] }),
      pricing({
        price: 20,
        promotions: [
          promotion(15, '2026-11-22T12:00:00Z'),
          promotion(12, '2026-11-01T00:00:00Z', '2026-11-22T12:00:00Z'),
          promotion(18, '2026-11-01T00:00:00Z'),
        ],
      }),
    )
    expect(mode).toMatchObject({ price: 20n, promotionalPrice: 15n, setupFee: 0n })
  })

  it('have no period where only usage or a fee is charged', () => {
    const usage = {
      capacities: ['consumption'],
      type: 'consumption',
      interval: 1,
      intervalUnit: 'hour',
      price: 713_425,
    }
    expect(modesOf(pricing(usage))).toMatchObject([{ mode: 'default', period: null, price: 713_425n }])
    expect(modesOf(setup({ price: 30 }))).toMatchObject([{ period: null, price: 0n, setupFee: 30n }])
    expect(modesOf(pricing(usage), pricing({ price: 10 }))).toMatchObject([{ period: 'P1M', price: 10n }])
  })

  it('charge what is both for the start and for renewal once', () => {
    expect(modesOf(pricing({ capacities: ['installation', 'renew'], price: 8 }))).toMatchObject([
      { price: 8n, setupFee: 0n },
    ])
  })

  it('end a commitment whose end is not stated without a new one', () => {
    const [mode] = modesOf(pricing({ mode: 'upfront6', interval: 6, commitment: 6 }))
    expect(mode?.engagement).toEqual({
      duration: 'P6M',
      type: 'UPFRONT',
      endAction: 'STOP_ENGAGEMENT_FALLBACK_DEFAULT_PRICE',
    })
  })
})

describe('the monthly price', () => {
  it('is that without commitment and promotion', () => {
    expect(monthlyPrice(pricingsOf(pricing({ mode: 'degressivity12', price: 5 }), pricing({ price: 6 })))).toBe(6n)
  })

  it('is none for what is not sold by the month', () => {
    expect(monthlyPrice(pricingsOf(pricing({ interval: 12 })))).toBeNull()
    expect(monthlyPrice(pricingsOf(pricing({ capacities: ['consumption'], type: 'consumption' })))).toBeNull()
  })
})
