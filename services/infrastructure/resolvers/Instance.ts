import { referenceTo, resourceFields } from './resourceFields'
import type { InstanceResolvers } from './types.generated'

export const Instance: InstanceResolvers = {
  __resolveReference: referenceTo('Instance'),
  ...resourceFields,
  flavor: ({ details }) => details.flavor,
  region: ({ datacenter }) => datacenter?.code.toUpperCase() ?? null,
  power: ({ observed }) => observed.power,
  ip: ({ addresses }) => addresses,
}
