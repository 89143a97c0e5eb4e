import fc from 'fast-check'
import { LANES } from '../../shared/domain/ids'
import { lanesWithin, nextLook } from './sweep'

const now = new Date('2026-11-22T12:34:56Z')

describe('a system that was away', () => {
  it('catches up within half an interval, a bit at a time', () => {
    expect(lanesWithin(60_000, 3_600_000)).toBe(35)
    expect(lanesWithin(60_000, 60_000)).toBe(LANES)
  })
})

describe('the next look at a lane', () => {
  it('comes later than now, within one interval', () => {
    fc.assert(
      fc.property(fc.nat(LANES - 1), fc.integer({ min: 1, max: 86_400_000 }), (lane, every) => {
        const wait = nextLook(lane, now, every).getTime() - now.getTime()
        return wait > 0 && wait <= every
      }),
    )
  })

  it('is spread evenly over the lanes', () => {
    const hour = 3_600_000
    const times = Array.from({ length: LANES }, (_, lane) => nextLook(lane, now, hour).getTime()).sort((a, b) => a - b)
    const widest = Math.max(...times.slice(1).map((time, index) => time - (times[index] ?? 0)))
    expect(widest).toBeLessThanOrEqual(hour / LANES + 1)
  })
})
