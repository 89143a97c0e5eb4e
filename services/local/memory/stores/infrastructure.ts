import type { InfrastructureContext } from '../../../infrastructure/context'
import type { ServerView } from '../../../infrastructure/domain/resourceView'
import { resourceOf } from '../../../infrastructure/domain/resource'
import { resolvers } from '../../../infrastructure/resolvers/resolvers'
import type { ServiceFacts } from '../../../billing/domain/serviceFacts'
import { NO_CHANGES } from './noDatabase'
import type { Subgraph } from './subgraph'
import type { World } from './world'
import { toUuid } from '../../../shared/domain/ids'

const rbx = {
  code: 'rbx',
  city: 'Roubaix',
  country: 'FR',
  region: 'europe',
  ordinal: 1,
  network: '10.8.0.0/13',
}

function serverOf({ service }: ServiceFacts, index: number, seen: Date): ServerView {
  return {
    id: resourceOf('Server', service.id),
    kind: 'Server',
    accountId: service.accountId,
    name: service.displayName,
    state: 'ACTIVE',
    desired: 'ACTIVE',
    deliveredAt: service.deliveredAt,
    details: {
      kind: 'Server',
      cpu: 'Intel Xeon-E 2386G',
      memoryGb: 32,
      storage: '2 x 512 GB NVMe',
      operatingSystem: 'debian12_64',
      rack: `RBX-12B${index % 48}`,
    },
    datacenter: rbx,
    observed: { at: seen, power: 'ON', enabled: true, operatingSystem: 'debian12_64' },
    condition: null,
    addresses: [
      { address: `51.91.${(index >> 8) % 256}.${index % 256}`, reverse: service.displayName },
      { address: `2001:41d0:8:${(index % 65_536).toString(16)}::1`, reverse: null },
    ],
    currentTask: null,
  }
}

/** Each service is delivered as a server, found by the bits that they share. */
export const serversOf = (world: World): ReadonlyMap<string, ServerView> =>
  new Map([...world.services].map(([id, facts], index) => [toUuid(id), serverOf(facts, index, world.seen)]))

export function infrastructure(world: World): Subgraph<InfrastructureContext> {
  const servers = serversOf(world)
  return {
    name: 'infrastructure',
    resolvers,
    createContext: ({ viewer, requestId }) => ({
      viewer,
      requestId,
      loaders: {
        resource: {
          load: async id => {
            const server = servers.get(toUuid(id))
            return server && (viewer.kind !== 'account' || viewer.accountId === server.accountId) ? server : null
          },
        },
        tasks: { load: async () => [] },
      },
      changes: NO_CHANGES,
      close: async () => undefined,
    }),
  }
}
