import type { Day } from '../../shared/domain/day'
import type { OnTerms } from './contract'
import { scheduleOf } from './contract'
import { isOver } from './ending'
import type { Period } from './period'
import { nextBoundary, previousBoundary } from './period'

/** The period that contains today; null when the contract is over. */
export function currentPeriod(onTerms: OnTerms, today: Day): Period | null {
  const { contract } = onTerms
  if (isOver(onTerms, today)) return null
  const schedule = scheduleOf(contract)
  let to = contract.billedUntil
  while (to <= today) to = nextBoundary(to, schedule)
  let from = previousBoundary(to, schedule)
  while (today < from && contract.startedOn < from) [from, to] = [previousBoundary(from, schedule), from]
  return { from: from < contract.startedOn ? contract.startedOn : from, to }
}
