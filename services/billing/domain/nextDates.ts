import type { Day } from '../../shared/domain/day'
import type { OnTerms } from './contract'
import { plannedEnd } from './ending'
import { passEngagementEnd } from './engagement'
import { nextPeriod } from './nextPeriod'
import { unitPriceAfter } from './recurring'

export interface NextDates {
  /** When the renewal run has something to do with a contract; null when never. */
  readonly dueOn: Day | null
  /** When it next costs something; null when never. */
  readonly renewsOn: Day | null
}

/** No promotion makes more periods free than these; what is still free then is taken to be so for good. */
const MOST_FREE_PERIODS = 120

export function nextDates(onTerms: OnTerms): NextDates {
  const { state, billedUntil } = onTerms.contract
  if (state === 'ENDED') return { dueOn: null, renewsOn: null }
  // What is not paid is not billed again, but it can still end.
  if (state === 'SUSPENDED') return { dueOn: hasNoNextPeriod(onTerms) ? billedUntil : null, renewsOn: null }
  return { dueOn: billedUntil, renewsOn: firstPaidPeriod(onTerms) }
}

function hasNoNextPeriod(onTerms: OnTerms): boolean {
  const end = plannedEnd(onTerms)
  return end !== null && end <= onTerms.contract.billedUntil
}

/** The day on which the first period begins that is not free. */
function firstPaidPeriod(onTerms: OnTerms): Day | null {
  let current = onTerms
  for (let step = 0; step < MOST_FREE_PERIODS && !hasNoNextPeriod(current); step++) {
    const { contract, terms } = passEngagementEnd(current)
    if (terms.items.some(({ recurring }) => unitPriceAfter(recurring, contract.periodsBilled) > 0n))
      return contract.billedUntil
    if (terms.items.every(({ recurring }) => recurring.unitPrice === 0n) && !terms.engagement?.fallback) return null
    current = { contract: nextPeriod(contract).contract, terms }
  }
  return null
}
