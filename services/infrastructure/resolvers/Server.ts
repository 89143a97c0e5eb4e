import { referenceTo, resourceFields } from './resourceFields'
import type { ServerResolvers } from './types.generated'

export const Server: ServerResolvers = {
  __resolveReference: referenceTo('Server'),
  ...resourceFields,
  power: ({ observed }) => observed.power,
  rack: ({ details }) => details.rack,
  hardware: ({ details }) => details,
  ip: ({ addresses }) => addresses,
  operatingSystem: ({ observed }) => observed.operatingSystem,
}
