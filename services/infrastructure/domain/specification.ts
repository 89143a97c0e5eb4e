import type { ResourceKind } from '../../shared/domain/events'
import type { Details } from './details'
import { cpuOf, memoryGbOf, spaceGbOf, storageOf } from './hardware'
import type { Choice, Order } from './order'

/** What a resource is to be, before anything was assigned to it. */
export function specify(order: Pick<Order, 'kind' | 'planCode' | 'items'>, choice: Choice): Details {
  const { items, planCode } = order
  const specifications: Readonly<Record<ResourceKind, () => Details>> = {
    Server: () => ({
      kind: 'Server',
      cpu: cpuOf(items),
      memoryGb: memoryGbOf(items),
      storage: storageOf(items),
      operatingSystem: choice.operatingSystem,
      rack: null,
    }),
    Domain: () => ({ kind: 'Domain', nameServers: [] }),
    WebHosting: () => ({ kind: 'WebHosting', cluster: null, storageGb: spaceGbOf(items) }),
    Mailbox: () => ({ kind: 'Mailbox', quotaGb: spaceGbOf(items) }),
    // Usage plans are sold by the hour under one size: `b3-8.consumption` is a b3-8.
    Instance: () => ({
      kind: 'Instance',
      flavor: planCode.split('.')[0] ?? planCode,
      operatingSystem: choice.operatingSystem,
    }),
    PhoneLine: () => ({ kind: 'PhoneLine', number: null }),
  }
  return specifications[order.kind]()
}
