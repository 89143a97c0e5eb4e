import type { Day } from '../../shared/domain/day'
import { runningEngagement, scheduleOf } from './contract'
import { earliestEnd, isOver, plannedEnd } from './ending'
import { previousBoundary } from './period'
import type { ServiceFacts } from './serviceFacts'

export const SERVICE_ACTIONS = [
  'RENEW',
  'STOP_NOW',
  'STOP_AT_PERIOD_END',
  'UNDO_STOP',
  'ENABLE_AUTO_RENEW',
  'DISABLE_AUTO_RENEW',
] as const

export type ServiceAction = (typeof SERVICE_ACTIONS)[number]

export type UnavailableReason =
  'ENDED' | 'NOT_DELIVERED' | 'STOPPING' | 'NOT_STOPPING' | 'ENGAGED' | 'UNPAID' | 'ALREADY_SET' | 'RENEWED_AHEAD'

/** Something that can be done with a service, and whether now. */
export interface AvailableAction {
  readonly action: ServiceAction
  readonly enabled: boolean
  readonly reason: UnavailableReason | null
  /** Until when it can be done, or from when. */
  readonly deadline: Day | null
}

type Verdict = Pick<AvailableAction, 'enabled' | 'reason' | 'deadline'>
type Facts = Pick<ServiceFacts, 'service' | 'contract' | 'terms'>

const yes = (deadline: Day | null): Verdict => ({ enabled: true, reason: null, deadline })
const no = (reason: UnavailableReason, deadline: Day | null = null): Verdict => ({ enabled: false, reason, deadline })

const verdicts: Readonly<Record<ServiceAction, (facts: Facts, today: Day) => Verdict>> = {
  RENEW(facts, today) {
    const { service, contract } = facts
    if (contract.state === 'SUSPENDED') return no('UNPAID')
    if (contract.endsOn) return no('STOPPING', contract.endsOn)
    if (service.state === 'PROVISIONING') return no('NOT_DELIVERED')
    // What follows a commitment is decided when it ends.
    const engagement = runningEngagement(contract, today)
    if (engagement && engagement.to <= contract.billedUntil) return no('RENEWED_AHEAD', engagement.to)
    const lastBegan = previousBoundary(contract.billedUntil, scheduleOf(contract))
    return today < lastBegan ? no('RENEWED_AHEAD', lastBegan) : yes(contract.billedUntil)
  },
  STOP_NOW({ contract }, today) {
    const engagement = runningEngagement(contract, today)
    return engagement ? no('ENGAGED', engagement.to) : yes(null)
  },
  STOP_AT_PERIOD_END: ({ contract }) =>
    contract.endsOn ? no('STOPPING', contract.endsOn) : yes(earliestEnd(contract)),
  UNDO_STOP: ({ contract }) => (contract.endsOn ? yes(contract.endsOn) : no('NOT_STOPPING')),
  ENABLE_AUTO_RENEW(facts) {
    if (facts.contract.endsOn) return no('STOPPING', facts.contract.endsOn)
    return facts.contract.autoRenew ? no('ALREADY_SET') : yes(plannedEnd(facts))
  },
  DISABLE_AUTO_RENEW({ contract }) {
    if (contract.endsOn) return no('STOPPING', contract.endsOn)
    return contract.autoRenew ? yes(earliestEnd(contract)) : no('ALREADY_SET')
  },
}

/** Whether an action can be done today, and if not, why. */
export function judge(action: ServiceAction, facts: Facts, today: Day): AvailableAction {
  return { action, ...(isOver(facts, today) ? no('ENDED') : verdicts[action](facts, today)) }
}

/** All that can be done with a service today, and why not: every front end and partner is told the same. */
export const availableActions = (facts: Facts, today: Day): AvailableAction[] =>
  SERVICE_ACTIONS.map(action => judge(action, facts, today))
