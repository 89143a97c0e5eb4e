import { subscribeToChanges } from '../../shared/runtime/changes/subscribeToChanges'
import type { ResourceChange } from './ResourceEvent'
import type { SubscriptionResolvers } from './types.generated'

export const Subscription: SubscriptionResolvers = {
  resourceChanged: {
    subscribe: (_, wanted, context) =>
      subscribeToChanges(
        context.changes,
        context,
        wanted,
        async id => (await context.loaders.resource.load(id))?.accountId ?? null,
      ),
    resolve: (change: ResourceChange) => change,
  },
}
