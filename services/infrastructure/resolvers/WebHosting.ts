import { referenceTo, resourceFields } from './resourceFields'
import type { WebHostingResolvers } from './types.generated'

export const WebHosting: WebHostingResolvers = {
  __resolveReference: referenceTo('WebHosting'),
  ...resourceFields,
  cluster: ({ details }) => details.cluster,
  storageGb: ({ details }) => details.storageGb,
}
