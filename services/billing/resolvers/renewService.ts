import { orderPayload } from './orderAnswer'
import type { MutationResolvers } from './types.generated'

export const renewService: NonNullable<MutationResolvers['renewService']> = async (_, { input }, context) => {
  const { idempotencyKey, serviceId, paymentMethodId = null } = input
  const answer = await context.mutate((actions, viewer) =>
    actions.renewService(viewer, { idempotencyKey, serviceId, paymentMethodId }),
  )
  return orderPayload(answer, context)
}
