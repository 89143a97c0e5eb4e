import type { Selection } from '../domain/selection'
import type { OrderPreviewInput } from './types.generated'

/** What a customer chose: `null` in place of a value means its default. */
export function selectionOf(input: OrderPreviewInput): Selection {
  return {
    planCode: input.planCode,
    mode: input.mode ?? 'default',
    quantity: input.quantity ?? 1,
    options: (input.options ?? []).map(({ addonCode, quantity }) => ({ addonCode, quantity: quantity ?? 1 })),
    configuration: (input.configuration ?? []).map(({ name, value }) => ({ name, value })),
    billingDay: input.billingDay ?? null,
  }
}
