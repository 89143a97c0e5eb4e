import { servicePayload } from './servicePayload'
import type { MutationResolvers } from './types.generated'

export const setAutoRenew: NonNullable<MutationResolvers['setAutoRenew']> = async (_, { input }, context) =>
  servicePayload(await context.mutate((actions, viewer) => actions.setAutoRenew(viewer, input)), context)
