import type { Day } from '../../shared/domain/day'
import { dayAt } from '../../shared/domain/day'

/** Which day it is at an instant, by time zone; each zone is worked out once. */
export function daysAt(instant: Date): (timeZone: string) => Day {
  const known = new Map<string, Day>()
  return timeZone => {
    const day = known.get(timeZone) ?? dayAt(instant, timeZone)
    known.set(timeZone, day)
    return day
  }
}
