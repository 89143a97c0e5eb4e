import type { ServiceId } from '../../shared/domain/ids'
import type { BillingContext } from '../context'
import type { ServiceFacts } from '../domain/serviceFacts'

/** All about a service that was read: whoever sees it sees its contract too. */
export async function factsOf(id: ServiceId, { reads }: BillingContext): Promise<ServiceFacts> {
  const facts = await reads.facts(id)
  if (!facts) throw new Error(`the service ${id} has no contract`)
  return facts
}
