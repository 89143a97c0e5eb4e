import { publishDueVersions } from '../actions/publishDueVersions'
import type { TestCatalog } from './catalogDatabase'
import { testCatalog } from './catalogDatabase'
import { plan, version } from './sampleCatalogue'

let catalog: TestCatalog
beforeEach(async () => {
  catalog = await testCatalog('2026-11-22T12:00:00Z')
})
afterEach(() => catalog.close())

describe('a version that is imported ahead', () => {
  it('is sold, and told, when its day has come and not before', async () => {
    await catalog.take(version({ catalogId: 1, plans: [plan(), plan({ planCode: 'old' })] }))
    await catalog.sent()
    const ahead = version({ catalogId: 2, plans: [plan(), plan({ planCode: 'new' })] })
    expect(await catalog.take(ahead, '2026-12-01T00:00:00Z')).toMatchObject({ standing: 'SCHEDULED' })
    expect(await publishDueVersions(catalog)).toEqual([])
    expect(await catalog.sent()).toEqual([])

    catalog.clock.set('2026-12-01T00:00:00Z')
    expect(await publishDueVersions(catalog)).toEqual(['FR'])
    expect((await catalog.sent()).map(({ type, subject, sequence }) => `${type} ${subject} ${sequence}`)).toEqual([
      'catalog.plan.published FR/new 2',
      'catalog.plan.published FR/one 2',
      'catalog.plan.withdrawn FR/old 2',
      'catalog.subsidiary.changed FR 2',
    ])
    expect(await publishDueVersions(catalog)).toEqual([])
  })

  it('begins once, however many look', async () => {
    await catalog.take(version({ catalogId: 1 }), '2026-12-01T00:00:00Z')
    catalog.clock.set('2026-12-02T00:00:00Z')
    const begun = await Promise.all([publishDueVersions(catalog), publishDueVersions(catalog)])
    expect(begun.flat()).toEqual(['FR'])
    expect(await catalog.sent()).toHaveLength(2)
  })
})
