import type { Day } from '../../shared/domain/day'
import { addDays, monthsAfter } from '../../shared/domain/day'
import type { OnTerms } from './contract'
import { scheduleOf } from './contract'
import type { Period, Schedule } from './period'
import { boundaryAtOrBefore, nextBoundary } from './period'
import { periodLength } from './periodLength'

/**
 * The commitment that begins on a day. It is counted from the boundary on or before that day and ends at a boundary, so that
 * no period lies half in it: the first one that is as late as the duration, or later.
 */
export function engagementFrom(start: Day, duration: string, schedule: Schedule): Period {
  const boundary = boundaryAtOrBefore(start, schedule)
  const length = periodLength(duration)
  const least =
    'days' in length ? addDays(boundary, length.days) : monthsAfter(boundary, length.months, schedule.billingDay)
  let to = boundary
  while (to < least) to = nextBoundary(to, schedule)
  return { from: start, to }
}

/** What goes on after a commitment whose end is billed up to; one that still runs, or none, stays as it is. */
export function passEngagementEnd({ contract, terms }: OnTerms): OnTerms {
  const { engagement } = contract
  const rule = terms.engagement
  if (!engagement || !rule || contract.billedUntil < engagement.to) return { contract, terms }
  if (rule.endAction === 'REACTIVATE_ENGAGEMENT') {
    const next = engagementFrom(engagement.to, rule.duration, scheduleOf(contract))
    return { contract: { ...contract, engagement: next }, terms }
  }
  const free = { ...contract, engagement: null }
  if (rule.endAction !== 'STOP_ENGAGEMENT_FALLBACK_DEFAULT_PRICE' || !rule.fallback) return { contract: free, terms }
  const { mode, period, recurring } = rule.fallback
  const items = terms.items.map((item, index) => ({ ...item, recurring: recurring[index] ?? item.recurring }))
  return {
    contract: { ...free, mode, period, revision: contract.revision + 1 },
    terms: { ...terms, mode, period, items, engagement: null },
  }
}
