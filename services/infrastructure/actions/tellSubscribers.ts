import type { AccountId, ResourceId } from '../../shared/domain/ids'
import { recordChanges } from '../../shared/runtime/changes/recordChanges'
import type { Clock } from '../../shared/runtime/clock'
import type { Tx } from '../../shared/runtime/database'
import type { ResourceChangeKind } from '../domain/resourceChange'
import { serviceOf } from '../domain/resource'

interface Changed {
  readonly id: ResourceId
  readonly accountId: AccountId | null
}

/** Whoever watches resources is told when the transaction commits; what belongs to nobody is watched by nobody. */
export const tellSubscribers = (
  tx: Tx,
  { clock }: { readonly clock: Clock },
  kind: ResourceChangeKind,
  ...changed: readonly Changed[]
): Promise<void> =>
  recordChanges(
    tx,
    changed.flatMap(({ id, accountId }) => (accountId ? [{ accountId, serviceId: serviceOf(id), kind }] : [])),
    clock.now(),
  )
