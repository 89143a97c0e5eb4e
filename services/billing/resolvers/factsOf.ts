import type { ServiceId } from '../../shared/domain/ids'
import type { ServiceFacts } from '../domain/serviceFacts'

/** All about a service that was read: whoever sees it sees its contract too. */
export function factsOf(id: ServiceId, found: ServiceFacts | null): ServiceFacts {
  if (!found) throw new Error(`the service ${id} has no contract`)
  return found
}
