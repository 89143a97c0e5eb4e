import { planId } from '../../shared/domain/ids'
import { at } from '../domain/numeral'
import type { FilledGraph } from './filledGraph'
import { filledGraph } from './filledGraph'

let filled: FilledGraph
beforeAll(async () => {
  filled = await filledGraph()
})
afterAll(() => filled.close())

describe('a catalogue', () => {
  it('is the one that was sold at an instant', async () => {
    const fields = '{ version effectiveFrom effectiveTo planCount addonCount }'
    const { data } = await filled.graph.ask(`{
      now: catalog(subsidiary: "FR") ${fields}
      then: catalog(subsidiary: "FR", at: "2025-03-01T00:00:00Z") ${fields}
      before: catalog(subsidiary: "FR", at: "2024-12-31T23:59:59Z") ${fields}
      nowhere: catalog(subsidiary: "XX") ${fields}
    }`)
    expect(data).toEqual({
      now: { version: 20, effectiveFrom: '2025-06-01T00:00:00.000Z', effectiveTo: null, planCount: 30, addonCount: 5 },
      then: {
        version: 10,
        effectiveFrom: '2025-01-01T00:00:00.000Z',
        effectiveTo: '2025-06-01T00:00:00.000Z',
        planCount: 4,
        addonCount: 5,
      },
      before: null,
      nowhere: null,
    })
  })

  it('has ranges, a subsidiary and plans of its own', async () => {
    const { data } = await filled.graph.ask(`{ catalog(subsidiary: "TN") {
      id ranges { range brand universe planCount }
      subsidiary { code name currency taxRate language timeZone rollout { range enabled enabledAt } }
      plans(orderBy: PRICE_DESC) { totalCount nodes { code monthlyPrice { amount currency } } }
    } }`)
    expect(at(data, 'catalog')).toMatchObject({
      id: expect.stringMatching(/^cat_/),
      ranges: [
        { range: 'KS', brand: 'Kimsufi', universe: 'INFRASTRUCTURE', planCount: 1 },
        { range: 'SYS', brand: 'So you Start', universe: 'INFRASTRUCTURE', planCount: 1 },
      ],
      subsidiary: {
        code: 'TN',
        name: 'Perennial Tunisia',
        currency: 'TND',
        taxRate: '19.5',
        language: 'fr',
        timeZone: 'Africa/Tunis',
        rollout: [
          { range: 'KS', enabled: false, enabledAt: null },
          { range: 'SYS', enabled: false, enabledAt: null },
        ],
      },
      plans: {
        totalCount: 2,
        nodes: [
          { code: 'server-01', monthlyPrice: { amount: '11.000', currency: 'TND' } },
          { code: 'server-00', monthlyPrice: { amount: '10.000', currency: 'TND' } },
        ],
      },
    })
  })
})

describe('a plan', () => {
  it('tells all that was published of it', async () => {
    const { data } = await filled.graph.ask(`{ plan(subsidiary: "FR", code: "server-00") {
      id code name description catalogVersion isAddon universe range brand orderable unorderableReason datacenters
      monthlyPrice { amount currency }
      modes { mode period price { amount } promotionalPrice { amount } setupFee { amount } engagement { duration type endAction } }
      pricings { capacities mode period price { amount } tax { amount } commitment quantity { min max } promotions {
        name type value discount { amount } total { amount } startsAt endsAt periods active } }
      addonFamilies { name mandatory exclusive default { code monthlyPrice { amount } } addons { code isAddon range brand hardware { frame } } }
      configurations { name mandatory custom values }
      hardware { cpu { model cores threads } memory { addonCode sizeGb } storage { addonCode sizeGb disks { technology interface } } bandwidth { mbps } }
      specifications { name value }
    } }`)
    expect(at(data, 'plan')).toMatchObject({
      id: planId({ subsidiary: 'FR', version: 20, code: 'server-00' }),
      name: 'SYS-a | Sylva 0',
      description: 'Sylva with 4 cores',
      catalogVersion: 20,
      isAddon: false,
      universe: 'INFRASTRUCTURE',
      range: 'SYS',
      brand: 'So you Start',
      orderable: true,
      unorderableReason: null,
      datacenters: ['gra', 'waw'],
      monthlyPrice: { amount: '10.00', currency: 'EUR' },
      modes: [
        {
          mode: 'default',
          period: 'P1M',
          price: { amount: '10.00' },
          promotionalPrice: { amount: '8.00' },
          setupFee: { amount: '5.00' },
          engagement: null,
        },
        {
          mode: 'upfront12',
          period: 'P12M',
          price: { amount: '100.00' },
          promotionalPrice: null,
          setupFee: { amount: '0.00' },
          engagement: { duration: 'P12M', type: 'UPFRONT', endAction: 'REACTIVATE_ENGAGEMENT' },
        },
      ],
      configurations: [
        { name: 'dedicated_datacenter', mandatory: true, custom: false, values: ['gra', 'waw'] },
        { name: 'host_name', mandatory: false, custom: true, values: [] },
      ],
      hardware: {
        cpu: { model: 'Q-4', cores: 4, threads: 8 },
        memory: [
          { addonCode: 'ram-32', sizeGb: 32 },
          { addonCode: 'ram-64', sizeGb: 64 },
        ],
        storage: [
          { addonCode: 'disk-ssd', sizeGb: 1000, disks: [{ technology: 'SSD', interface: 'NVMe' }] },
          { addonCode: 'disk-hdd' },
        ],
        bandwidth: [],
      },
    })
    expect(at(data, 'plan', 'pricings')).toMatchObject([
      {},
      {
        capacities: ['renew'],
        price: { amount: '10.00' },
        tax: { amount: '2.00' },
        promotions: [
          {
            name: 'AUTUMN',
            type: 'PERCENTAGE',
            value: '20',
            discount: { amount: '2.00' },
            total: { amount: '8.00' },
            startsAt: '2026-09-30T22:00:00.000Z',
            endsAt: '2026-12-31T23:00:00.000Z',
            periods: 3,
            active: true,
          },
        ],
      },
      {},
    ])
    expect(at(data, 'plan', 'addonFamilies')).toMatchObject([
      {
        name: 'memory',
        default: { code: 'ram-32', monthlyPrice: { amount: '16.99' } },
        addons: [
          { code: 'ram-32', isAddon: true, range: 'ALL', brand: 'Kimsufi, So you Start', hardware: null },
          { code: 'ram-64' },
        ],
      },
      { name: 'storage' },
      { name: 'license', mandatory: false, exclusive: false, default: null },
    ])
  })

  it('can be looked up at an instant, and add-ons as well', async () => {
    const { data } = await filled.graph.ask(`{
      gone: plan(subsidiary: "FR", code: "gone") { code }
      then: plan(subsidiary: "FR", code: "gone", at: "2025-03-01T00:00:00Z") { orderable unorderableReason }
      older: plan(subsidiary: "FR", code: "server-00", at: "2025-03-01T00:00:00Z") { orderable unorderableReason }
      addon: plan(subsidiary: "FR", code: "ram-32") { isAddon orderable }
      off: plan(subsidiary: "TN", code: "server-00") { orderable unorderableReason }
    }`)
    expect(data).toEqual({
      gone: null,
      then: { orderable: false, unorderableReason: 'Withdrawn: FR no longer sells it.' },
      older: { orderable: false, unorderableReason: 'Replaced by its terms in version 20 of the catalogue.' },
      addon: { isAddon: true, orderable: true },
      off: { orderable: false, unorderableReason: 'SYS is not switched on in TN yet.' },
    })
  })

  it('is resolved for other subgraphs, many in one statement, unknown ones as null', async () => {
    const ids = ['server-01', 'server-02', 'server-03', 'nothing'].map(code =>
      planId({ subsidiary: 'FR', version: 20, code }),
    )
    const ask = `query($all: [_Any!]!) { _entities(representations: $all) { ... on Plan { code name range subsidiary { code } } } }`
    const all = [...ids, 'pln_forged', 'svc_1'].map(id => ({ __typename: 'Plan', id }))
    filled.catalog.statements.length = 0
    const { data } = await filled.graph.ask(ask, { all })
    expect(at(data, '_entities')).toMatchObject([
      { code: 'server-01' },
      { code: 'server-02' },
      { code: 'server-03' },
      null,
      null,
      null,
    ])
    expect(filled.catalog.statements).toEqual(['begin', 'plansByKey', 'subsidiariesByCode', 'commit'])
  })
})
