import { fateOf, isChanged, isSilent, lengthOf, stepOf } from './behaviour'
import type { SimulatorSettings } from './settings'

const settings: SimulatorSettings = {
  seed: 'one',
  seconds: 8,
  failureRate: 0.2,
  refusalRate: 0.1,
  unreachableRate: 0.25,
  driftRate: 0.5,
  span: 60,
}
const keys = Array.from({ length: 2000 }, (_, index) => `tsk_${index}:installing:1`)
const share = (test: (key: string) => boolean): number => keys.filter(test).length / keys.length
const now = new Date('2026-11-22T12:00:00Z')

describe('simulated hardware', () => {
  it('fails as often as it is told to, and always at the same', () => {
    expect(share(key => fateOf(settings, key) === 'FAILS')).toBeCloseTo(0.2, 1)
    expect(share(key => fateOf(settings, key) === 'IS_REFUSED')).toBeCloseTo(0.1, 1)
    for (const key of keys) expect(fateOf(settings, key)).toBe(fateOf({ ...settings }, key))
  })

  it('has other fates under another seed', () => {
    expect(share(key => fateOf(settings, key) !== fateOf({ ...settings, seed: 'two' }, key))).toBeGreaterThan(0.2)
  })

  it('falls silent and is changed for a span of time, and not for ever', () => {
    expect(share(key => isSilent(settings, key, now))).toBeCloseTo(0.25, 1)
    expect(share(key => isChanged(settings, key, now))).toBeCloseTo(0.5, 1)
    const later = new Date(now.getTime() + 60_000)
    expect(share(key => isSilent(settings, key, now) && isSilent(settings, key, later))).toBeCloseTo(0.06, 1)
  })

  it('takes from half to one and a half times as long as it is told to', () => {
    const lengths = keys.map(key => lengthOf(settings, 'provision', key))
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(4000)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(12_000)
    expect(lengthOf({ ...settings, seconds: 0 }, 'provision', 'x')).toBe(0)
  })

  it('says what it is doing, from the first step to the last', () => {
    expect([0, 50, 99, 100].map(percent => stepOf('Server', 'provision', percent))).toEqual([
      'cabling',
      'installing',
      'rebooting',
      'rebooting',
    ])
    expect(stepOf('Domain', 'suspend', 70)).toBe('switching-off')
  })
})
