import { choose, configure, initialDraft, inputOf, missingIn, type Family, type PlanToOrder } from './orderDraft'

const addon = (code: string): Family['addons'][number] => ({ id: `pln_${code}`, code, name: code, modes: [] })

const mode = (name: string): PlanToOrder['modes'][number] => ({
  mode: name,
  period: 'P1M',
  price: { amount: '10.00', currency: 'EUR' },
  promotionalPrice: null,
  setupFee: { amount: '0.00', currency: 'EUR' },
  engagement: null,
})

const plan: PlanToOrder = {
  id: 'pln_x',
  code: 'server-1',
  name: 'Server 1',
  description: null,
  universe: 'INFRASTRUCTURE',
  range: 'KS',
  brand: 'Brand',
  orderable: true,
  unorderableReason: null,
  datacenters: ['gra', 'rbx'],
  catalogVersion: 3,
  modes: [mode('upfront12'), mode('default')],
  hardware: null,
  addonFamilies: [
    {
      name: 'memory',
      mandatory: true,
      exclusive: true,
      default: addon('ram-32'),
      addons: [addon('ram-32'), addon('ram-64')],
    },
    { name: 'licence', mandatory: false, exclusive: false, default: null, addons: [addon('plesk')] },
  ],
  configurations: [
    { name: 'dedicated_datacenter', mandatory: true, custom: false, values: ['gra', 'rbx'] },
    { name: 'region', mandatory: true, custom: false, values: ['europe'] },
    { name: 'label', mandatory: false, custom: true, values: [] },
  ],
}

describe('an order that is being put together', () => {
  it('begins without commitment and with the default of each family', () => {
    expect(initialDraft(plan)).toEqual({
      mode: 'default',
      options: { memory: ['ram-32'], licence: [] },
      configuration: {},
    })
  })

  it('misses nothing once every mandatory choice with more than one answer is made', () => {
    const draft = initialDraft(plan)
    const untold = { configurations: ['dedicated_datacenter'], families: [] }
    expect(missingIn(plan, draft)).toEqual(untold)
    expect(missingIn(plan, configure(draft, 'dedicated_datacenter', ' '))).toEqual(untold)
    const told = configure(draft, 'dedicated_datacenter', 'rbx')
    expect(missingIn(plan, told)).toEqual({ configurations: [], families: [] })
    expect(missingIn(plan, choose(told, 'memory', []))).toEqual({ configurations: [], families: ['memory'] })
  })

  it('sends what was chosen and leaves out what has only one answer', () => {
    const draft = configure(choose(initialDraft(plan), 'licence', ['plesk']), 'dedicated_datacenter', 'rbx')
    expect(inputOf(plan, configure(draft, 'label', ' web '))).toEqual({
      planCode: 'server-1',
      mode: 'default',
      options: [{ addonCode: 'ram-32' }, { addonCode: 'plesk' }],
      configuration: [
        { name: 'dedicated_datacenter', value: 'rbx' },
        { name: 'label', value: 'web' },
      ],
    })
  })
})
