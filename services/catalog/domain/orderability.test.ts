import { explain, unorderable } from './orderability'

const plan = { version: 5, isAddon: false, ranges: ['KS'] }
const now = { currentVersion: 5, enabledRanges: new Set(['KS']), stillOffered: true }

describe('a plan', () => {
  it('can be ordered from the version that is sold when its range is switched on', () => {
    expect(unorderable(plan, now)).toBeUndefined()
  })

  it('cannot be ordered while its range is off, and says so', () => {
    const reason = unorderable(plan, { ...now, enabledRanges: new Set(['SYS']) })
    expect(reason && explain(reason, 'FR')).toBe('KS is not switched on in FR yet.')
  })

  it('of an older version is replaced, or withdrawn when the newer one lacks it', () => {
    const older = { ...plan, version: 4 }
    expect(unorderable(older, now)).toEqual({ code: 'REPLACED', by: 5 })
    expect(unorderable(older, { ...now, stillOffered: false })).toEqual({ code: 'WITHDRAWN' })
  })

  it('of a version that has not begun cannot be ordered yet', () => {
    expect(unorderable({ ...plan, version: 6 }, now)).toEqual({ code: 'NOT_YET' })
    expect(unorderable(plan, { ...now, currentVersion: null })).toEqual({ code: 'NOT_YET' })
  })

  it('that is an option can be ordered when any of its ranges is on, and never when no plan offers it', () => {
    expect(unorderable({ ...plan, isAddon: true, ranges: ['KS', 'RISE'] }, now)).toBeUndefined()
    expect(unorderable({ ...plan, isAddon: true, ranges: [] }, now)).toEqual({ code: 'NOT_OFFERED' })
  })
})
