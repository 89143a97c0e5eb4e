import { createHmac } from 'node:crypto'
import { createActions } from '../../../billing/actions/index'
import type { BillingContext } from '../../../billing/context'
import type { Reads } from '../../../billing/reads'
import { resolvers } from '../../../billing/resolvers/index'
import { dayAt } from '../../../shared/domain/day'
import type { AccountId, ServiceId } from '../../../shared/domain/ids'
import type { Viewer } from '../../../shared/domain/viewer'
import type { Clock } from '../../../shared/runtime/clock'
import { createIds } from '../../../shared/runtime/ids'
import type { Log } from '../../../shared/runtime/log'
import { NO_CHANGES, NO_DATABASE } from './noDatabase'
import type { Subgraph } from './subgraph'
import type { World } from './world'

const maySee = (viewer: Viewer, accountId: AccountId): boolean =>
  viewer.kind !== 'account' || viewer.accountId === accountId

/** What billing reads, from memory: accounts and their services, and nothing that was invoiced yet. */
function readsOf(world: World, viewer: Viewer): Reads {
  const factsOf = (id: ServiceId) => {
    const facts = world.services.get(id)
    return facts && maySee(viewer, facts.account.id) ? facts : null
  }
  const servicesOf = (id: AccountId) => (maySee(viewer, id) ? (world.accounts.get(id)?.services ?? []) : [])
  return {
    account: async id => (maySee(viewer, id) ? (world.accounts.get(id)?.account ?? null) : null),
    service: async id => factsOf(id)?.service ?? null,
    facts: async id => factsOf(id),
    dueServices: async id => servicesOf(id),
    serviceList: async ({ conditions, limit }) =>
      servicesOf(conditions.accountId)
        .slice(0, limit)
        .map(({ service }) => ({ service, key: [service.id] })),
    countServices: async ({ accountId }) => servicesOf(accountId).length,
    serviceCounts: async id => [{ universe: 'INFRASTRUCTURE', state: 'ACTIVE', count: servicesOf(id).length }],
    invoice: async () => null,
    invoiceLines: async () => [],
    paymentsOfInvoice: async () => [],
    payment: async () => null,
    paymentMethod: async () => null,
    paymentMethods: async () => [],
    order: async () => null,
    invoiceList: async () => [],
    countInvoices: async () => 0,
  }
}

export function billing(world: World, clock: Clock, log: Log): Subgraph<BillingContext> {
  const actions = createActions({
    database: NO_DATABASE,
    clock,
    ids: createIds(clock),
    provider: {
      charge: async () => ({ state: 'UNKNOWN', reason: 'there is no provider' }),
      lookUp: async () => ({ state: 'UNKNOWN', reason: 'there is no provider' }),
      method: async () => undefined,
    },
    log,
  })
  const cursorSecret = createHmac('sha256', 'memory').update('cursors').digest('hex')
  return {
    name: 'billing',
    resolvers,
    createContext: ({ viewer, requestId }) => ({
      viewer,
      requestId,
      actions,
      reads: readsOf(world, viewer),
      cursorSecrets: [cursorSecret],
      todayOf: ({ timeZone }) => dayAt(clock.now(), timeZone),
      changes: NO_CHANGES,
      mutate: work => work(actions, viewer),
      close: async () => undefined,
    }),
  }
}
