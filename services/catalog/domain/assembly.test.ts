import { addon, assemble, catalogue, plan, planOf, pricing, problems, setup, version } from '../tests/sampleCatalogue'

const family = (fields: object = {}): object => ({
  name: 'memory',
  addons: ['ram'],
  default: 'ram',
  exclusive: true,
  mandatory: true,
  ...fields,
})

describe('a catalogue', () => {
  it('is put together whatever the order of its parts', () => {
    const {
      subsidiary,
      version: number,
      currency,
      taxRateE4,
      plans,
    } = version({
      plans: [plan({ addonFamilies: [family()] })],
      addons: [addon()],
    })
    expect({ subsidiary, number, currency, taxRateE4 }).toEqual({
      subsidiary: 'FR',
      number: 10,
      currency: 'EUR',
      taxRateE4: 200_000,
    })
    expect(plans.map(({ code, isAddon, range, resourceKind }) => ({ code, isAddon, range, resourceKind }))).toEqual([
      { code: 'one', isAddon: false, range: 'KS', resourceKind: 'Server' },
      { code: 'ram', isAddon: true, range: 'KS', resourceKind: null },
    ])
  })

  it('may have fields that nobody knows, and lack those that can do without', () => {
    const bare = { capacities: ['renew'], price: 100, interval: 1, intervalUnit: 'month', novelty: true }
    const { plans } = version({
      plans: [{ planCode: 'bare', pricings: [bare], novelty: { deep: 1 } }],
      products: undefined,
      addons: undefined,
      novelty: [1, 2],
    })
    expect(plans[0]).toMatchObject({
      code: 'bare',
      name: 'bare',
      terms: {
        pricings: [
          { mode: 'default', price: 100n, tax: 20n, commitment: 0, phase: 1, quantity: { min: 1, max: null } },
        ],
        addonFamilies: [],
        configurations: [],
      },
    })
  })

  it('may use capacities and modes that nobody knows', () => {
    const odd = pricing({ capacities: ['detach', 'renew'], mode: 'loyalty7' })
    expect(planOf(version({ plans: [plan({ pricings: [odd] })] }), 'one').terms.pricings[0]).toMatchObject({
      capacities: ['detach', 'renew'],
      mode: 'loyalty7',
    })
  })

  it('keeps prices that a float cannot hold', () => {
    const catalog = version({ plans: [plan({ pricings: [pricing({ price: 9_007_199_254_740_993n })] })] })
    expect(planOf(catalog, 'one').monthlyPrice).toBe(9_007_199_254_740_993n)
  })

  it('is the same content with its fields and elements in another order', () => {
    const reversed = Object.fromEntries(Object.entries(plan()).reverse())
    const other = plan({ planCode: 'two' })
    expect(version({ plans: [plan(), other] }).digest).toBe(version({ plans: [other, reversed] }).digest)
    expect(version({ plans: [plan(), other] }).digest).not.toBe(version({ plans: [plan()] }).digest)
  })

  it('has another digest when only a product has changed', () => {
    const product = (cores: number) => ({
      products: [{ name: 'one', description: 'x', blobs: { technical: { server: { cpu: { cores } } } } }],
    })
    const [before, after] = [version(product(4)), version(product(8))]
    expect(before.digest).not.toBe(after.digest)
    expect(planOf(before, 'one').digest).not.toBe(planOf(after, 'one').digest)
  })
})

describe('what is wrong with a catalogue', () => {
  it.each([
    [
      'an unknown currency',
      { locale: { currencyCode: 'XXX', subsidiary: 'FR', taxRate: 20 } },
      'file: locale.currencyCode: is no currency of ISO 4217: "XXX"',
    ],
    ['no locale', { locale: undefined }, 'file: locale: is missing'],
    [
      'a subsidiary that is no code',
      { locale: { currencyCode: 'EUR', subsidiary: 'fr', taxRate: 20 } },
      'file: locale.subsidiary: must be two to eight capital letters',
    ],
    [
      'a tax rate beyond reason',
      { locale: { currencyCode: 'EUR', subsidiary: 'FR', taxRate: 120 } },
      'file: locale.taxRate: must be per cent from 0 to 100 with at most four decimals, is 120',
    ],
    ['a number that is none', { catalogId: 'ten' }, 'file: catalogId: must be a number, is a text'],
    ['lists that are none', { plans: {} }, 'file: plans: must be a list, is an object'],
    ['no plan', { plans: [] }, 'file: plans: holds no plan'],
    [
      'a negative price',
      { plans: [plan({ pricings: [pricing({ price: -5 })] })] },
      'file: plan one: pricings[0].price: must not be negative, is -5',
    ],
    [
      'a broken price',
      { plans: [plan({ pricings: [pricing({ price: 1.5 })] })] },
      'file: plan one: pricings[0].price: must be a whole number of 10⁻⁸ units, is 1.5',
    ],
    [
      'a price that nobody can bill',
      { plans: [plan({ pricings: [pricing({ price: 10n ** 18n })] })] },
      'file: plan one: pricings[0].price: is beyond what can be billed, 1000000000000000000',
    ],
    [
      'a price as text',
      { plans: [plan({ pricings: [pricing({ price: '5' })] })] },
      'file: plan one: pricings[0].price: must be a number, is a text',
    ],
    [
      'a pricing without interval',
      { plans: [plan({ pricings: [setup(), pricing({ interval: undefined })] })] },
      'file: plan one: pricings[1].interval: is missing',
    ],
    [
      'a recurring pricing of no length',
      { plans: [plan({ pricings: [pricing({ interval: 0, intervalUnit: 'none' })] })] },
      'file: plan one: pricings[0].interval: a recurring pricing needs an interval',
    ],
    [
      'a unit of time that nobody knows',
      { plans: [plan({ pricings: [pricing({ intervalUnit: 'moon' })] })] },
      'file: plan one: pricings[0].intervalUnit: is no known unit of time',
    ],
    [
      'a pricing for nothing',
      { plans: [plan({ pricings: [pricing({ capacities: [] })] })] },
      'file: plan one: pricings[0].capacities: must name what the pricing is for',
    ],
    [
      'an add-on that is not there',
      { plans: [plan({ addonFamilies: [family()] })] },
      'file: plan one: addonFamilies[memory].addons: names "ram", which is no add-on of the catalogue',
    ],
    [
      'a default that is no choice',
      { plans: [plan({ addonFamilies: [family({ default: 'other' })] })], addons: [addon()] },
      'file: plan one: addonFamilies[memory].default: names "other", which is not in the family',
    ],
    [
      'a plan code that stands twice',
      { plans: [plan(), plan()] },
      'file: plan one: planCode: stands twice in the catalogue',
    ],
    [
      'a plan and an add-on of one code',
      { addons: [addon({ planCode: 'one' })] },
      'file: plan one: planCode: stands twice in the catalogue',
    ],
    ['a plan without a code', { plans: [plan({ planCode: undefined })] }, 'file: plans[0].planCode: is missing'],
    ['a plan that is none', { plans: [7] }, 'file: plans[0]: must be an object, is a text'],
    ['pricings that are missing', { plans: [plan({ pricings: undefined })] }, 'file: plan one: pricings: is missing'],
    [
      'an end of an engagement that nobody knows',
      {
        plans: [
          plan({
            pricings: [
              pricing({ engagementConfiguration: { duration: 'P12M', type: 'periodic', defaultEndAction: 'EXPLODE' } }),
            ],
          }),
        ],
      },
      'file: plan one: pricings[0].engagementConfiguration.defaultEndAction: is no known end of an engagement: "EXPLODE"',
    ],
    [
      'an engagement of no length',
      { plans: [plan({ pricings: [pricing({ engagementConfiguration: { duration: 'a year', type: 'periodic' } })] })] },
      'file: plan one: pricings[0].engagementConfiguration.duration: is no ISO 8601 duration',
    ],
  ])('%s is named by file, plan and field', (_, fields, expected) => {
    expect(problems(fields)).toContain(expected)
  })

  it('is told in full, not only the first of it', () => {
    const wrong = [pricing({ price: -1 }), pricing({ interval: undefined })]
    expect(problems({ catalogId: 0, plans: [plan({ pricings: wrong })] })).toHaveLength(3)
  })

  it('does not blame those who name a broken add-on', () => {
    const broken = addon({ pricings: [pricing({ price: -1 })] })
    expect(problems({ plans: [plan({ addonFamilies: [family()] })], addons: [broken] })).toEqual([
      'file: plan ram: pricings[0].price: must not be negative, is -1',
    ])
  })
})

describe('promotions', () => {
  const promotion = (fields: object = {}): object => ({
    name: 'SPRING',
    description: '20 % off',
    type: 'percentage',
    value: 20,
    discount: { value: 339_800_000, tax: 67_960_000 },
    total: { value: 1_359_200_000, tax: 271_840_000 },
    startDate: '2025-03-19T10:15:00+01:00',
    endDate: '2025-04-02T14:00:00+02:00',
    duration: null,
    ...fields,
  })
  const promoted = (fields: object = {}) =>
    assemble(catalogue({ plans: [plan({ pricings: [pricing({ promotions: [promotion(fields)] })] })] }))
  const taken = (fields: object = {}) => {
    const result = promoted(fields)
    return result.ok ? result.value.plans[0]?.terms.pricings[0]?.promotions[0] : result.refusal
  }

  it('are kept with their dates in UTC', () => {
    expect(taken()).toMatchObject({
      type: 'PERCENTAGE',
      percent: '20',
      discount: 339_800_000n,
      total: 1_359_200_000n,
      startsAt: '2025-03-19T09:15:00.000Z',
      endsAt: '2025-04-02T12:00:00.000Z',
      periods: null,
    })
  })

  it('are worked out when the file does not', () => {
    expect(taken({ discount: undefined, total: undefined, value: 12.5 })).toMatchObject({
      percent: '12.5',
      discount: 212_375_000n,
      total: 1_486_625_000n,
    })
    expect(taken({ type: 'fixed_amount', discount: undefined, total: undefined, value: 99_000_000 })).toMatchObject({
      type: 'AMOUNT',
      total: 1_600_000_000n,
    })
    expect(taken({ type: 'fixed_price', discount: undefined, total: undefined, value: 99_000_000 })).toMatchObject({
      type: 'FIXED_PRICE',
      discount: 1_600_000_000n,
      total: 99_000_000n,
    })
  })

  it.each([
    [{ startDate: '2025-02-30T00:00:00Z' }, 'startDate', 'is not a date: "2025-02-30T00:00:00Z"'],
    [{ endDate: 'soon' }, 'endDate', 'is not a date: "soon"'],
    [{ endDate: '2025-01-01T00:00:00Z' }, 'endDate', 'lies before startDate'],
    [{ value: 120 }, 'value', 'must be per cent from 0 to 100, is 120'],
    [{ type: 'lottery' }, 'type', 'is no known type of promotion: "lottery"'],
    [{ total: undefined, discount: { value: 9_900_000_000 } }, 'discount', 'takes off more than the price'],
  ])('are refused when %j cannot be', (fields, field, message) => {
    expect(taken(fields)).toEqual([{ plan: 'one', field: `pricings[0].promotions[0].${field}`, message }])
  })
})
