import { referenceTo, resourceFields } from './resourceFields'
import type { DomainResolvers } from './types.generated'

export const Domain: DomainResolvers = {
  __resolveReference: referenceTo('Domain'),
  ...resourceFields,
  nameServers: ({ details }) => details.nameServers,
}
