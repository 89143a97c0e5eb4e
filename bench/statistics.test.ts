import { median, percentile } from './statistics'

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => count - index)

describe('a percentile', () => {
  it('is a value that occurred', () => {
    expect(percentile(upTo(100), 0.95)).toBe(95)
    expect(percentile([7], 0.95)).toBe(7)
    expect(percentile([1, 2], 0.5)).toBe(1)
  })

  it('of nothing is a fault', () => {
    expect(() => percentile([], 0.5)).toThrow('there are no values')
  })
})

describe('a median', () => {
  it('is the middle, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([4, 1, 2, 3])).toBe(2.5)
  })
})
