import { listRollout, setRollout } from '../actions/setRollout'
import type { TestCatalog } from './catalogDatabase'
import { testCatalog } from './catalogDatabase'
import { plan, version } from './sampleCatalogue'

let catalog: TestCatalog
beforeEach(async () => {
  catalog = await testCatalog()
  await catalog.take(version({ plans: [plan(), plan({ planCode: 'rise', invoiceName: 'RISE-1' })] }))
  await catalog.take(version({ locale: { currencyCode: 'GBP', subsidiary: 'GB', taxRate: 20 } }))
  await catalog.sent()
})
afterEach(() => catalog.close())

const state = async (): Promise<string[]> =>
  (await listRollout(catalog)).map(
    ({ subsidiary, range, enabled }) => `${subsidiary} ${range} ${enabled ? 'on' : 'off'}`,
  )

describe('the rollout', () => {
  it('starts with KS and SYS in France and nothing anywhere else', async () => {
    expect(await state()).toEqual(['FR KS on', 'FR RISE off', 'FR SYS on', 'GB KS off'])
  })

  it('switches ranges on and off and tells billing', async () => {
    expect(await setRollout(catalog, { subsidiary: 'FR', ranges: ['RISE'], enabled: true })).toEqual({
      ok: true,
      value: ['RISE'],
    })
    expect(await setRollout(catalog, { subsidiary: 'FR', ranges: ['KS'], enabled: false })).toEqual({
      ok: true,
      value: ['KS'],
    })
    expect(await state()).toEqual(['FR KS off', 'FR RISE on', 'FR SYS on', 'GB KS off'])
    expect((await catalog.sent()).map(({ subject, sequence, data }) => ({ subject, sequence, data }))).toMatchObject([
      { subject: 'FR', sequence: 2, data: { rollout: ['KS', 'RISE', 'SYS'] } },
      { subject: 'FR', sequence: 3, data: { rollout: ['RISE', 'SYS'] } },
    ])
  })

  it('of what is so already changes nothing and tells nobody', async () => {
    expect(await setRollout(catalog, { subsidiary: 'FR', ranges: ['KS'], enabled: true })).toEqual({
      ok: true,
      value: [],
    })
    expect(await setRollout(catalog, { subsidiary: 'GB', ranges: ['KS'], enabled: false })).toEqual({
      ok: true,
      value: [],
    })
    expect(await catalog.sent()).toEqual([])
  })

  it('refuses a range or a subsidiary that there is not', async () => {
    expect(await setRollout(catalog, { subsidiary: 'FR', ranges: ['KSS'], enabled: true })).toMatchObject({
      refusal: { code: 'UNKNOWN_RANGE', range: 'KSS', known: ['KS', 'RISE', 'SYS'] },
    })
    expect(await setRollout(catalog, { subsidiary: 'XX', ranges: ['KS'], enabled: true })).toMatchObject({
      refusal: { code: 'UNKNOWN_SUBSIDIARY' },
    })
  })
})
