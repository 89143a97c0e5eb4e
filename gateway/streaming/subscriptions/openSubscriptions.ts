import type { Principal } from '../../identity/principal'
import type { GatewayMetrics } from '../../metrics'
import type { StreamingSettings } from '../settings'

export type Transport = 'sse' | 'websocket'

/** What one subscription takes while it is open. */
interface Place {
  /** An event was sent. */
  delivered(): void
  /** Gives it back; once is enough. */
  leave(): void
}

/** Counts what is open, so that there is never more than is allowed. */
export interface OpenSubscriptions {
  /** Undefined when there are too many, of the account or in all. */
  enter(principal: Principal, transport: Transport, operation: string | undefined): Place | undefined
}

type Limits = Pick<StreamingSettings, 'MAX_SUBSCRIPTIONS' | 'MAX_SUBSCRIPTIONS_PER_ACCOUNT'>

export function createOpenSubscriptions(
  limits: Limits,
  metrics: Pick<GatewayMetrics, 'subscription'>,
): OpenSubscriptions {
  let open = 0
  const byAccount = new Map<string, number>()
  return {
    enter({ accountId }, transport, operation) {
      const ofAccount = accountId === null ? 0 : (byAccount.get(accountId) ?? 0)
      if (open >= limits.MAX_SUBSCRIPTIONS || ofAccount >= limits.MAX_SUBSCRIPTIONS_PER_ACCOUNT) return undefined
      open++
      if (accountId !== null) byAccount.set(accountId, ofAccount + 1)
      metrics.subscription.open(transport, operation, 1)
      let isLeft = false
      return {
        delivered: () => metrics.subscription.event(transport, operation),
        leave() {
          if (isLeft) return
          isLeft = true
          open--
          metrics.subscription.open(transport, operation, -1)
          if (accountId === null) return
          const left = (byAccount.get(accountId) ?? 1) - 1
          if (left > 0) byAccount.set(accountId, left)
          else byAccount.delete(accountId)
        },
      }
    },
  }
}
