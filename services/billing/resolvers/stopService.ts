import type { MutationResolvers } from './types.generated'

export const stopService: NonNullable<MutationResolvers['stopService']> = async (_, { input }, context) => {
  const { idempotencyKey, serviceId, when, reason = null } = input
  const answer = await context.mutate((actions, viewer) =>
    actions.stopService(viewer, { idempotencyKey, serviceId, when, reason }),
  )
  const creditNotes = await Promise.all(answer.creditNoteIds.map(id => context.reads.invoice(id)))
  return {
    service: answer.serviceId && (await context.reads.service(answer.serviceId)),
    creditNotes: creditNotes.filter(note => note !== null),
    userErrors: [...answer.userErrors],
  }
}
