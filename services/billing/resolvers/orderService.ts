import { orderPayload } from './orderAnswer'
import { selectionOf } from './selection'
import type { MutationResolvers } from './types.generated'

export const orderService: NonNullable<MutationResolvers['orderService']> = async (_, { input }, context) => {
  const { idempotencyKey, paymentMethodId = null, catalogVersion = null } = input
  const answer = await context.mutate((actions, viewer) =>
    actions.orderService(viewer, { ...selectionOf(input), idempotencyKey, paymentMethodId, catalogVersion }),
  )
  return orderPayload(answer, context)
}
