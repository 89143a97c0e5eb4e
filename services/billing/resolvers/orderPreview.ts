import { selectionOf } from './selection'
import type { QueryResolvers } from './types.generated'

/** What an order would cost: the same calculation as the invoice's. */
export const orderPreview: NonNullable<QueryResolvers['orderPreview']> = async (_, { input }, { actions, viewer }) => {
  const preview = await actions.orderPreview(viewer, selectionOf(input))
  return preview.ok ? { ...preview.value, userErrors: [] } : { userErrors: [...preview.refusal] }
}
