import type { Day } from '../../shared/domain/day'
import type { AvailableAction, ServiceAction, UnavailableReason } from './availableActions'
import { judge } from './availableActions'
import type { Refusal } from './refusal'
import { final, passing } from './refusal'
import type { ServiceFacts } from './serviceFacts'

const words: Readonly<Record<UnavailableReason, string>> = {
  ENDED: 'The service has ended.',
  NOT_DELIVERED: 'The service is not delivered yet.',
  STOPPING: 'A stop is set: take it back first.',
  NOT_STOPPING: 'No stop is set.',
  ENGAGED: 'A commitment runs.',
  UNPAID: 'An invoice of the service is not paid.',
  ALREADY_SET: 'It is set so already.',
  RENEWED_AHEAD: 'The service is renewed as far ahead as it can be.',
}

const mayPass: ReadonlySet<UnavailableReason> = new Set(['NOT_DELIVERED', 'ENGAGED', 'UNPAID', 'RENEWED_AHEAD'])

const until = ({ reason, deadline }: AvailableAction): string =>
  deadline && (reason === 'ENGAGED' || reason === 'RENEWED_AHEAD') ? ` From ${deadline} on it can be done.` : ''

/** Why an action that changes a service cannot be done today; null when it can. The same verdict as `availableActions`. */
export function actionRefusal(action: ServiceAction, facts: ServiceFacts, today: Day): Refusal | null {
  const verdict = judge(action, facts, today)
  if (!verdict.reason) return null
  const refuse = mayPass.has(verdict.reason) ? passing : final
  return refuse(verdict.reason, ['input', 'serviceId'], words[verdict.reason] + until(verdict))
}

/** What is overdue is billed by the next run, in a moment; until then its end cannot be counted. */
export function overdueRefusal({ contract }: ServiceFacts, today: Day): Refusal | null {
  return contract.billedUntil < today && contract.state !== 'SUSPENDED'
    ? passing('RENEWAL_DUE', ['input', 'serviceId'], 'The service is about to be renewed: try again in a moment.')
    : null
}
