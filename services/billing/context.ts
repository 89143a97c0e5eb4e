import type { Day } from '../shared/domain/day'
import { dayAt } from '../shared/domain/day'
import type { Viewer } from '../shared/domain/viewer'
import type { Clock } from '../shared/runtime/clock'
import type { Database, Reader } from '../shared/runtime/database'
import type { RequestContext } from '../shared/runtime/graphqlEndpoint'
import type { ChangeFeed } from '../shared/runtime/changes/changeFeed'
import type { Actions } from './actions/index'
import type { Account } from './domain/account'
import type { ServiceChangeKind } from './domain/serviceChange'
import type { Reads } from './reads'
import { createReads } from './reads'

/** What a resolver works with. */
export interface BillingContext extends RequestContext {
  readonly actions: Actions
  /** What the viewer may see, as it was when the request first looked, or after its last mutation. */
  readonly reads: Reads
  readonly changes: ChangeFeed<ServiceChangeKind>
  /** The first one signs cursors, all are accepted. */
  readonly cursorSecrets: readonly [string, ...string[]]
  /** The day that it is for the account. */
  todayOf(account: Account): Day
  /** Runs a mutation: what is read afterwards is as it left it. */
  mutate<Answer>(work: (actions: Actions, viewer: Viewer) => Promise<Answer>): Promise<Answer>
}

export interface ContextDependencies {
  readonly database: Database
  readonly actions: Actions
  readonly changes: ChangeFeed<ServiceChangeKind>
  readonly clock: Clock
  readonly cursorSecrets: readonly [string, ...string[]]
}

export function createContext(
  { viewer, requestId }: Omit<RequestContext, 'close'>,
  { database, actions, changes, clock, cursorSecrets }: ContextDependencies,
): BillingContext {
  let reader: Reader = database.reader(viewer)
  let reads: Reads = createReads(reader)

  return {
    viewer,
    requestId,
    actions,
    changes,
    cursorSecrets,
    get reads() {
      return reads
    },
    todayOf: ({ timeZone }) => dayAt(clock.now(), timeZone),
    async mutate(work) {
      // An open snapshot would show the past, and hold a connection that the mutation may need.
      await reader.close()
      try {
        return await work(actions, viewer)
      } finally {
        reader = database.reader(viewer)
        reads = createReads(reader)
      }
    },
    close: () => reader.close(),
  }
}
