import type { ServiceId } from '../../shared/domain/ids'
import { parseId } from '../../shared/domain/ids'
import { isOfKind } from '../domain/resourceView'
import type { ServiceResolvers } from './types.generated'

/** A service as this subgraph knows it: what is delivered for it. */
export interface ServiceReference {
  readonly id: ServiceId
}

export const Service: ServiceResolvers = {
  async __resolveReference({ id }, { loaders }) {
    const serviceId = parseId('svc', id)
    return serviceId && (await loaders.resource.load(serviceId)) ? { id: serviceId } : null
  },
  async resource({ id }, _, { loaders }) {
    const resource = await loaders.resource.load(id)
    return resource?.state === 'RELEASED' ? null : resource
  },
  async server({ id }, _, { loaders }) {
    const resource = await loaders.resource.load(id)
    return resource && resource.state !== 'RELEASED' && isOfKind('Server', resource) ? resource : null
  },
}
