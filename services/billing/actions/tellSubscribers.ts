import type { NewChange } from '../../shared/runtime/changes/recordChanges'
import { recordChanges } from '../../shared/runtime/changes/recordChanges'
import type { Tx } from '../../shared/runtime/database'
import type { ServiceChangeKind } from '../domain/serviceChange'

/** Whoever watches a service is told when the transaction commits. */
export const tellSubscribers = (tx: Tx, changes: readonly NewChange<ServiceChangeKind>[], now: Date): Promise<void> =>
  recordChanges(tx, changes, now)
