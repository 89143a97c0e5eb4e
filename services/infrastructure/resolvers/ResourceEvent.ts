import type { Change } from '../../shared/runtime/changes/changeFeed'
import type { ResourceChangeKind } from '../domain/resourceChange'
import type { ResourceEventResolvers } from './types.generated'

export type ResourceChange = Change<ResourceChangeKind>

export const ResourceEvent: ResourceEventResolvers = {
  service: ({ serviceId }) => ({ id: serviceId }),
  async resource({ serviceId }, _, { loaders }) {
    const resource = await loaders.resource.load(serviceId)
    return resource?.state === 'RELEASED' ? null : resource
  },
}
