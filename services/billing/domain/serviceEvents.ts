import type { BillingEvent, ServiceOrdered } from '../../shared/domain/events'
import type { AccountId, EventId, ServiceId } from '../../shared/domain/ids'
import { sibling } from '../../shared/domain/ids'
import type { Contract } from './contract'
import type { NewContract } from './purchase'

/** Who says so. */
const SOURCE = 'perennial/billing'

interface Occurrence {
  readonly id: EventId
  readonly at: Date
}

interface About {
  readonly serviceId: ServiceId
  readonly accountId: AccountId
}

export type EntitlementType = Exclude<BillingEvent['type'], 'billing.service.ordered'>

const envelope = ({ id, at }: Occurrence, { serviceId }: About, sequence: number) => ({
  specversion: '1.0' as const,
  id,
  source: SOURCE,
  subject: serviceId,
  time: at.toISOString(),
  datacontenttype: 'application/json' as const,
  sequence,
})

/** A paid order: the first event about its service. */
export function orderedEvent(occurrence: Occurrence, { contract, terms, technical }: NewContract): ServiceOrdered {
  const about = { serviceId: sibling('svc', contract.id), accountId: contract.accountId }
  return {
    ...envelope(occurrence, about, contract.eventSequence),
    type: 'billing.service.ordered',
    data: {
      ...about,
      subsidiary: terms.subsidiary,
      kind: terms.resourceKind,
      planCode: terms.planCode,
      planName: terms.planName,
      range: terms.range,
      quantity: contract.quantity,
      configuration: terms.configuration,
      items: terms.items.map(({ planCode, label, quantity }, index) => ({
        planCode,
        label,
        quantity,
        technical: technical[index] ?? null,
      })),
    },
  }
}

/** A change of what the customer has a right to; the contract counts it already. */
export function entitlementEvent(type: EntitlementType, occurrence: Occurrence, contract: Contract): BillingEvent {
  const about = { serviceId: sibling('svc', contract.id), accountId: contract.accountId }
  return { ...envelope(occurrence, about, contract.eventSequence), type, data: about }
}

/** The contract with one event more. */
export const withNextEvent = (contract: Contract): Contract => ({
  ...contract,
  eventSequence: contract.eventSequence + 1,
})
