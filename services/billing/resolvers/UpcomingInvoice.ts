import { taxRateText } from './taxRate'
import type { UpcomingInvoiceResolvers } from './types.generated'

export const UpcomingInvoice: UpcomingInvoiceResolvers = {
  lines: ({ lines }) => [...lines],
  taxRate: taxRateText,
}
