import type { AccountId, ServiceId } from '../../domain/ids'
import { parseId } from '../../domain/ids'
import { badInput, publicError } from '../errors'
import type { RequestContext } from '../graphqlEndpoint'
import type { StreamEvent } from '../subscriptionEndpoint'
import type { Change, ChangeFeed } from './changeFeed'

interface Wanted {
  readonly id?: string | null | undefined
  readonly after?: string | null | undefined
}

/** The same for a service that does not exist and for one that is somebody else's. */
const notFound = publicError('NOT_FOUND', 'There is no such service.')

/**
 * The changes that a viewer may watch: of one service that he may see, or of all that his account has.
 * @param accountOf whose a service is; null when the viewer may not see it
 * @throws NOT_FOUND, BAD_USER_INPUT
 */
export async function subscribeToChanges<Kind extends string>(
  feed: ChangeFeed<Kind>,
  { viewer, subscription }: RequestContext,
  { id, after }: Wanted,
  accountOf: (id: ServiceId) => Promise<AccountId | null>,
): Promise<AsyncIterable<StreamEvent<Change<Kind>>>> {
  if (!subscription) throw new TypeError('a subscription that nobody has subscribed to')
  const from = { viewer, after: subscription.lastEventId ?? after, signal: subscription.signal }
  if (id !== null && id !== undefined) {
    const serviceId = parseId('svc', id)
    const accountId = serviceId ? await accountOf(serviceId) : null
    if (!serviceId || !accountId) throw notFound
    return feed.subscribe({ ...from, accountId, serviceId })
  }
  if (viewer.kind !== 'account') throw badInput('An operator has no services: name one.')
  return feed.subscribe({ ...from, accountId: viewer.accountId })
}
