/** ISO 8601 designators of the interval units that catalogues use. */
const designators = new Map<string, readonly [before: string, after: string, times: number]>([
  ['second', ['PT', 'S', 1]],
  ['minute', ['PT', 'M', 1]],
  ['hour', ['PT', 'H', 1]],
  ['day', ['P', 'D', 1]],
  ['week', ['P', 'W', 1]],
  ['month', ['P', 'M', 1]],
  ['quarter', ['P', 'M', 3]],
  ['year', ['P', 'Y', 1]],
])

export const isIntervalUnit = (unit: string): boolean => unit === 'none' || designators.has(unit)

/** The length of an interval, ISO 8601: one month is `P1M`; null when there is none. */
export function periodOf(interval: number, unit: string): string | null {
  const designator = designators.get(unit)
  if (!designator || interval === 0) return null
  const [before, after, times] = designator
  return `${before}${interval * times}${after}`
}

const duration = /^P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/

export const isDuration = (text: string): boolean => duration.test(text)
