import { LANES } from '../../shared/domain/ids'

/**
 * When a lane is looked at next: each lane has its own moment in every interval, so that the lanes are spread over it
 * evenly, however long it is and whenever it began.
 * @param every the interval in milliseconds.
 */
export function nextLook(lane: number, now: Date, every: number): Date {
  const begun = Math.floor(now.getTime() / every) * every
  const moment = begun + Math.floor((lane / LANES) * every)
  return new Date(moment > now.getTime() ? moment : moment + every)
}

/**
 * How many lanes may be looked at within a span of time: twice its share of them, so that a system that was away catches
 * up within half an interval, and never by looking at everything at once.
 */
export const lanesWithin = (span: number, every: number): number =>
  Math.min(LANES, Math.ceil((2 * LANES * span) / every))
