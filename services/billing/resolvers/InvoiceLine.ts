import type { InvoiceLineResolvers } from './types.generated'

export const InvoiceLine: InvoiceLineResolvers = {
  service: ({ serviceId }, _, { reads }) => reads.service(serviceId),
  from: ({ period }) => period.from,
  to: ({ period }) => period.to,
  unitPrice: ({ unitPrice, amount: { currency } }) => (unitPrice === null ? null : { unitPrice, currency }),
}
