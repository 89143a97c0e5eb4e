import type { PlanTerms } from '../../shared/domain/events'
import { account, france, selection } from '../testing/contracts'
import { addon, currencyOf, e8, family, plan, pricing, setupFee } from '../testing/offers'
import type { Account } from './account'
import { composeTerms } from './composeTerms'
import type { Selection } from './selection'

interface Order {
  readonly plan?: PlanTerms | undefined
  readonly addons?: readonly PlanTerms[]
  readonly account?: Account
  readonly now?: string
}

const compose = (over: Partial<Selection>, order: Order = {}) =>
  composeTerms(selection(over), {
    account: order.account ?? account(),
    plan: 'plan' in order ? order.plan : plan(),
    addons: new Map((order.addons ?? []).map(one => [one.code, one])),
    now: new Date(order.now ?? '2025-06-01T12:00:00Z'),
  })

function termsOf(over: Partial<Selection>, order: Order = {}) {
  const composed = compose(over, order)
  if (!composed.ok) throw new Error(JSON.stringify(composed.refusal))
  return composed.value.terms
}

const refusalsOf = (over: Partial<Selection>, order: Order = {}): string[] => {
  const composed = compose(over, order)
  return composed.ok ? [] : composed.refusal.map(({ code, field }) => `${code} ${field.join('.')}`)
}

describe('what can be ordered', () => {
  it('is a plan that is sold, in the currency of the account', () => {
    expect(refusalsOf({}, { plan: undefined })).toEqual(['PLAN_NOT_ORDERABLE input.planCode'])
    expect(refusalsOf({}, { plan: addon('ram') })).toEqual(['PLAN_NOT_ORDERABLE input.planCode'])
    expect(refusalsOf({}, { plan: plan({ currency: currencyOf('TND') }) })).toEqual([
      'PLAN_NOT_ORDERABLE input.planCode',
    ])
  })

  it('is a range that is switched on, and says so where it is not yet', () => {
    const composed = compose({}, { account: account({ subsidiary: { ...france, rollout: [] } }) })
    expect(composed).toMatchObject({
      ok: false,
      refusal: [{ code: 'RANGE_NOT_SWITCHED_ON', retryable: true, message: expect.stringContaining('eco') }],
    })
  })

  it('is a mode that is offered, and a period that can be billed', () => {
    expect(refusalsOf({ mode: 'upfront12' })).toEqual(['MODE_NOT_OFFERED input.mode'])
    const hourly = plan({ pricings: [pricing({ period: 'PT1H' })] })
    expect(refusalsOf({}, { plan: hourly })).toEqual(['MODE_NOT_OFFERED input.mode'])
  })

  it('is a quantity within the bounds of the catalogue', () => {
    const few = plan({ pricings: [pricing({ quantity: { min: 1, max: 2 } })] })
    for (const quantity of [0, -1, 3, 1.5, Number.NaN])
      expect(refusalsOf({ quantity }, { plan: few })).toEqual(['QUANTITY_OUT_OF_RANGE input.quantity'])
    expect(refusalsOf({ quantity: 2 }, { plan: few })).toEqual([])
    expect(refusalsOf({ quantity: 2_147_483_647 })).toEqual(['QUANTITY_OUT_OF_RANGE input.quantity'])
  })

  it('begins its periods on a day that some month has', () => {
    for (const billingDay of [0, 32, 1.5])
      expect(refusalsOf({ billingDay })).toEqual(['BILLING_DAY_INVALID input.billingDay'])
  })

  it('is told everything that is wrong at once', () => {
    expect(refusalsOf({ quantity: 0, billingDay: 40, options: [{ addonCode: 'x', quantity: 1 }] })).toEqual([
      'QUANTITY_OUT_OF_RANGE input.quantity',
      'BILLING_DAY_INVALID input.billingDay',
      'ADDON_NOT_OFFERED input.options.0.addonCode',
    ])
  })
})

describe('options', () => {
  const ram = { name: 'memory', mandatory: true, exclusive: true, default: 'ram-32' }
  const server = plan({
    addonFamilies: [family('memory', ['ram-32', 'ram-64'], ram), family('licence', ['plesk'])],
  })
  const addons = [
    addon('ram-32', { pricings: [pricing({ price: '0' })] }),
    addon('ram-64', { pricings: [pricing({ price: '5.00' }), setupFee('1.00')] }),
    addon('plesk', { pricings: [pricing({ quantity: { min: 1, max: 3 } })] }),
  ]
  const option = (addonCode: string, quantity = 1) => ({ options: [{ addonCode, quantity }] })
  const itemsOf = (over: Partial<Selection>): string[] =>
    termsOf(over, { plan: server, addons }).items.map(({ planCode, quantity }) => `${planCode} ${quantity}`)

  it('that are mandatory are there by default', () => {
    expect(itemsOf({})).toEqual(['server 1', 'ram-32 1'])
  })

  it('that are chosen replace the default of their family', () => {
    expect(itemsOf(option('ram-64'))).toEqual(['server 1', 'ram-64 1'])
    expect(itemsOf(option('plesk', 2))).toEqual(['server 1', 'plesk 2', 'ram-32 1'])
  })

  it('have a price and a setup of their own', () => {
    const [, memory] = termsOf(option('ram-64'), { plan: server, addons }).items
    expect(memory).toMatchObject({ recurring: { unitPrice: 500_000_000n }, setup: { unitPrice: 100_000_000n } })
  })

  it('exclude each other in an exclusive family, and stand in an order once', () => {
    const both = { options: [...option('ram-32').options, ...option('ram-64').options] }
    expect(refusalsOf(both, { plan: server, addons })).toEqual(['OPTIONS_EXCLUSIVE input.options'])
    const twice = { options: [...option('plesk').options, ...option('plesk').options] }
    expect(refusalsOf(twice, { plan: server, addons })).toEqual(['OPTIONS_EXCLUSIVE input.options.1.addonCode'])
  })

  it('must be chosen where a mandatory family has no default', () => {
    const bare = plan({ addonFamilies: [family('memory', ['ram-32'], { mandatory: true })] })
    expect(refusalsOf({}, { plan: bare, addons })).toEqual(['OPTION_MISSING input.options'])
  })

  it('are refused beyond their quantity, or when they are sold with another plan only', () => {
    expect(refusalsOf(option('plesk', 4), { plan: server, addons })).toEqual([
      'QUANTITY_OUT_OF_RANGE input.options.0.quantity',
    ])
    expect(refusalsOf(option('gpu'), { plan: server, addons: [...addons, addon('gpu')] })).toEqual([
      'ADDON_NOT_OFFERED input.options.0.addonCode',
    ])
  })

  it('are sold in the mode of the plan, or without commitment for the same period', () => {
    const modes = plan({
      pricings: [pricing(), pricing({ mode: 'degressivity3' }), pricing({ mode: 'upfront12', period: 'P12M' })],
      addonFamilies: [family('licence', ['plesk'])],
    })
    expect(refusalsOf({ ...option('plesk'), mode: 'degressivity3' }, { plan: modes, addons })).toEqual([])
    expect(refusalsOf({ ...option('plesk'), mode: 'upfront12' }, { plan: modes, addons })).toEqual([
      'ADDON_NOT_OFFERED input.options.0',
    ])
  })
})

describe('the configuration', () => {
  const configuration = (over: Partial<PlanTerms['configurations'][number]>) =>
    plan({ configurations: [{ name: 'os', mandatory: true, custom: false, values: ['debian', 'none'], ...over }] })
  const choice = (name: string, value: string) => ({ configuration: [{ name, value }] })

  it('takes what is chosen', () => {
    expect(termsOf(choice('os', 'debian'), { plan: configuration({}) }).configuration).toEqual([
      { name: 'os', value: 'debian' },
    ])
  })

  it('makes a mandatory choice that has a single answer', () => {
    expect(termsOf({}, { plan: configuration({ values: ['none'] }) }).configuration).toEqual([
      { name: 'os', value: 'none' },
    ])
  })

  it('refuses what is missing, unknown, chosen twice or not among the values', () => {
    expect(refusalsOf({}, { plan: configuration({}) })).toEqual(['CONFIGURATION_MISSING input.configuration'])
    expect(refusalsOf(choice('os', 'dos'), { plan: configuration({}) })).toEqual([
      'CONFIGURATION_INVALID input.configuration.0.value',
    ])
    expect(refusalsOf(choice('colour', 'red'), { plan: configuration({ mandatory: false }) })).toEqual([
      'CONFIGURATION_INVALID input.configuration.0.name',
    ])
    const twice = { configuration: [...choice('os', 'debian').configuration, ...choice('os', 'none').configuration] }
    expect(refusalsOf(twice, { plan: configuration({}) })).toEqual(['CONFIGURATION_INVALID input.configuration.1.name'])
  })

  it('takes one line of text where the customer may write', () => {
    const domain = configuration({ custom: true, values: [] })
    expect(refusalsOf(choice('os', 'example.com'), { plan: domain })).toEqual([])
    for (const value of ['', 'a\nb', 'a\0b', 'x'.repeat(256)])
      expect(refusalsOf(choice('os', value), { plan: domain })).toEqual([
        'CONFIGURATION_INVALID input.configuration.0.value',
      ])
  })
})

describe('the price', () => {
  const promotion = (name: string, price: string, over = {}) => ({
    name,
    unitPrice: e8(price),
    startsAt: '2025-05-01T00:00:00Z',
    endsAt: '2025-07-01T00:00:00Z',
    periods: null,
    ...over,
  })
  const promoted = (...promotions: ReturnType<typeof promotion>[]) => plan({ pricings: [pricing({ promotions })] })
  const promotionOf = (offer: PlanTerms, now = '2025-06-01T00:00:00Z') =>
    termsOf({}, { plan: offer, now }).items[0]?.recurring.promotion?.name

  it('is lowered by the best promotion of the moment', () => {
    expect(promotionOf(promoted(promotion('fair', '9'), promotion('best', '8'), promotion('dearer', '11')))).toBe(
      'best',
    )
  })

  it('is not lowered before a promotion begins, nor from its end on', () => {
    const offer = promoted(promotion('may and june', '8'))
    expect(promotionOf(offer, '2025-04-30T23:59:59Z')).toBeUndefined()
    expect(promotionOf(offer, '2025-05-01T00:00:00Z')).toBe('may and june')
    expect(promotionOf(offer, '2025-07-01T00:00:00Z')).toBeUndefined()
  })

  it('is nothing each month for what is paid by use alone', () => {
    const byUse = plan({ pricings: [pricing({ capacities: ['consumption'], period: 'PT1H' })] })
    expect(termsOf({}, { plan: byUse })).toMatchObject({ period: 'P1M', items: [{ recurring: { unitPrice: 0n } }] })
  })

  it('without commitment is kept for the end of one that falls back to it, with promotions that last', () => {
    const engagement = {
      duration: 'P3M',
      type: 'PERIODIC',
      endAction: 'STOP_ENGAGEMENT_FALLBACK_DEFAULT_PRICE',
    } as const
    const offer = (periods: number | null) =>
      plan({
        pricings: [
          pricing({ promotions: [promotion('free', '6', { periods })] }),
          pricing({ mode: 'degressivity3', price: '8.00', engagement }),
        ],
      })
    const fallbackOf = (periods: number | null) =>
      termsOf({ mode: 'degressivity3' }, { plan: offer(periods) }).engagement?.fallback
    expect(fallbackOf(2)).toEqual({
      mode: 'default',
      period: 'P1M',
      recurring: [{ unitPrice: 1_000_000_000n, promotion: null }],
    })
    expect(fallbackOf(null)?.recurring[0]?.promotion).toMatchObject({ unitPrice: 600_000_000n })
  })
})
