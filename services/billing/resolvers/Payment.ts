import type { PaymentResolvers } from './types.generated'

export const Payment: PaymentResolvers = {
  method: ({ methodId }, _, { reads }) => reads.paymentMethod(methodId),
}
