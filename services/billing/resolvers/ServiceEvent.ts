import type { Change } from '../../shared/runtime/changes/changeFeed'
import type { ServiceChangeKind } from '../domain/serviceChange'
import type { ServiceEventResolvers } from './types.generated'

export type ServiceChange = Change<ServiceChangeKind>

export const ServiceEvent: ServiceEventResolvers = {
  service: async ({ serviceId }, _, { reads }) => {
    const service = await reads.service(serviceId)
    if (!service) throw new Error(`the service ${serviceId} has changed and is not there`)
    return service
  },
}
