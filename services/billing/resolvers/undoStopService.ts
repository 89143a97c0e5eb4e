import { servicePayload } from './servicePayload'
import type { MutationResolvers } from './types.generated'

export const undoStopService: NonNullable<MutationResolvers['undoStopService']> = async (_, { input }, context) =>
  servicePayload(await context.mutate((actions, viewer) => actions.undoStopService(viewer, input)), context)
