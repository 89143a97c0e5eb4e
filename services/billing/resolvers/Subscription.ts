import { subscribeToChanges } from '../../shared/runtime/changes/subscribeToChanges'
import type { ServiceChange } from './ServiceEvent'
import type { SubscriptionResolvers } from './types.generated'

export const Subscription: SubscriptionResolvers = {
  serviceChanged: {
    subscribe: (_, wanted, context) =>
      subscribeToChanges(
        context.changes,
        context,
        wanted,
        async id => (await context.reads.service(id))?.accountId ?? null,
      ),
    resolve: (change: ServiceChange) => change,
  },
}
