import type { Day } from '../../shared/domain/day'
import type { Contract, OnTerms } from './contract'

/** The end of what is paid, or of the commitment where one reaches further: until then the contract goes on in any case. */
export function earliestEnd({ billedUntil, engagement }: Contract): Day {
  return engagement && engagement.to > billedUntil ? engagement.to : billedUntil
}

/** The day on which the contract ends as things stand; null when it goes on. */
export function plannedEnd({ contract, terms }: OnTerms): Day | null {
  if (contract.endsOn) return contract.endsOn
  if (!contract.autoRenew) return earliestEnd(contract)
  return contract.engagement && terms.engagement?.endAction === 'CANCEL_SERVICE' ? contract.engagement.to : null
}

/** Whether it is over on a day, although the run that records it may still be to come. */
export function isOver(onTerms: OnTerms, today: Day): boolean {
  const end = plannedEnd(onTerms)
  return onTerms.contract.state === 'ENDED' || (end !== null && end <= today)
}
