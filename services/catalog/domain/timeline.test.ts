import fc from 'fast-check'
import { dayInFileName, effectiveFrom } from './effectiveFrom'
import { effectiveTo, versionAt } from './timeline'

const day = (text: string): Date => new Date(`${text}T00:00:00Z`)
const versions = [
  { version: 1, effectiveFrom: day('2024-01-01') },
  { version: 2, effectiveFrom: day('2024-06-01') },
  { version: 4, effectiveFrom: day('2025-01-01') },
]

describe('the version that is sold', () => {
  it('is the highest one that has begun', () => {
    expect(versionAt(versions, day('2024-05-31'))?.version).toBe(1)
    expect(versionAt(versions, day('2024-06-01'))?.version).toBe(2)
    expect(versionAt(versions, day('2026-01-01'))?.version).toBe(4)
    expect(versionAt(versions, day('2023-12-31'))).toBeUndefined()
  })

  it('never goes back to a lower number that begins later', () => {
    const late = [...versions, { version: 3, effectiveFrom: day('2025-06-01') }]
    expect(versionAt(late, day('2026-01-01'))?.version).toBe(4)
  })

  it('ends when a higher one begins, and never before it has begun itself', () => {
    expect(versions.map(version => effectiveTo(versions, version))).toEqual([
      day('2024-06-01'),
      day('2025-01-01'),
      null,
    ])
    const late = { version: 3, effectiveFrom: day('2025-06-01') }
    expect(effectiveTo([...versions, late], late)).toEqual(late.effectiveFrom)
  })

  it('is one at every instant: those that were sold at all tile the time', () => {
    const anyVersions = fc
      .uniqueArray(fc.record({ version: fc.integer({ min: 1, max: 50 }), at: fc.integer({ min: 0, max: 1000 }) }), {
        selector: ({ version }) => version,
        minLength: 1,
      })
      .map(list => list.map(({ version, at }) => ({ version, effectiveFrom: new Date(at) })))
    fc.assert(
      fc.property(anyVersions, fc.integer({ min: 0, max: 1000 }), (all, at) => {
        const instant = new Date(at)
        const selling = all.filter(version => {
          const to = effectiveTo(all, version)
          return version.effectiveFrom <= instant && (to === null || instant < to)
        })
        const sold = versionAt(all, instant)
        return selling.length === (sold ? 1 : 0) && selling[0] === sold
      }),
    )
  })
})

describe('from when a version is sold', () => {
  const now = day('2026-11-22')

  it('stands in the name of its file', () => {
    expect(dayInFileName('eco-FR-2025-04-02.json.gz')).toEqual(day('2025-04-02'))
    expect(dayInFileName('catalog_20250402.json')).toEqual(day('2025-04-02'))
    expect(dayInFileName('eco-8207-2025-02-30.json')).toBeUndefined()
    expect(dayInFileName('catalog.json')).toBeUndefined()
  })

  it('is what was stated, else now, else when it was overtaken', () => {
    expect(effectiveFrom(day('2025-01-01'), 9, versions, now)).toEqual(day('2025-01-01'))
    expect(effectiveFrom(undefined, 9, versions, now)).toEqual(now)
    expect(effectiveFrom(undefined, 3, versions, now)).toEqual(day('2025-01-01'))
  })
})
