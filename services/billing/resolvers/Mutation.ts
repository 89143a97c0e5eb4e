import { orderService } from './orderService'
import { renewService } from './renewService'
import { setAutoRenew } from './setAutoRenew'
import { stopService } from './stopService'
import type { MutationResolvers } from './types.generated'
import { undoStopService } from './undoStopService'

export const Mutation: MutationResolvers = { orderService, stopService, undoStopService, setAutoRenew, renewService }
