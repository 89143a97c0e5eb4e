import { DateTimeScalar } from '../../shared/runtime/scalars'
import { Domain } from './Domain'
import { Instance } from './Instance'
import { IpAddress } from './IpAddress'
import { Mailbox } from './Mailbox'
import { PhoneLine } from './PhoneLine'
import { Resource } from './Resource'
import { ResourceEvent } from './ResourceEvent'
import { Server } from './Server'
import { Service } from './Service'
import { Subscription } from './Subscription'
import type { Resolvers } from './types.generated'
import { WebHosting } from './WebHosting'

export const resolvers = {
  DateTime: DateTimeScalar,
  Domain,
  Instance,
  IpAddress,
  Mailbox,
  PhoneLine,
  Resource,
  ResourceEvent,
  Server,
  Service,
  Subscription,
  WebHosting,
} satisfies Resolvers
