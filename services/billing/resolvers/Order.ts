import type { OrderResolvers } from './types.generated'

export const Order: OrderResolvers = {
  service: ({ serviceId }, _, { reads }) => serviceId && reads.service(serviceId),
  invoice: ({ invoiceId }, _, { reads }) => invoiceId && reads.invoice(invoiceId),
}
