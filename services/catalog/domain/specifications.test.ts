import { plan, planOf, version } from '../tests/sampleCatalogue'
import { specificationsOf } from './specifications'

const specified = (technical: object, blobs: object = {}, configurations: object[] = []) =>
  specificationsOf(
    planOf(
      version({
        plans: [plan({ blobs: { technical, ...blobs }, consumptionConfiguration: { prorataUnit: 'hour' } })],
        products: [{ name: 'one', description: null, blobs: null, configurations }],
      }),
      'one',
    ).terms,
  )

describe('specifications', () => {
  it('name each technical and commercial datum by its path', () => {
    expect(
      specified(
        { hosting: { storage: { capacity: 100 }, sites: [1, 2], parts: [{ a: true }] } },
        { commercial: { features: [{ name: 'use', value: 'mail' }] }, tags: ['new'] },
        [{ name: 'ip', isCustom: true, isMandatory: false, values: null }],
      ),
    ).toEqual([
      { name: 'hosting.parts.0.a', value: 'true' },
      { name: 'hosting.sites', value: '1, 2' },
      { name: 'hosting.storage.capacity', value: '100' },
      { name: 'commercial.features.0.name', value: 'use' },
      { name: 'commercial.features.0.value', value: 'mail' },
      { name: 'tags', value: 'new' },
      { name: 'consumption.prorataUnit', value: 'hour' },
      { name: 'product.configurations.ip', value: 'custom' },
    ])
  })

  it('leave out what a server’s hardware says already', () => {
    const server = { cpu: { model: 'x' }, frame: { size: '1U' }, services: { sla: 99.9 } }
    expect(specified({ server })).toEqual([
      { name: 'server.services.sla', value: '99.9' },
      { name: 'consumption.prorataUnit', value: 'hour' },
    ])
  })
})
