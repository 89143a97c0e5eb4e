import { parseId } from '../../shared/domain/ids'
import { taxRateText } from './taxRate'
import type { InvoiceResolvers } from './types.generated'

export const Invoice: InvoiceResolvers = {
  __resolveReference: ({ id }, { reads }) => {
    const invoiceId = parseId('inv', id)
    return invoiceId ? reads.invoice(invoiceId) : null
  },
  taxRate: taxRateText,
  amountDue: ({ outstanding }) => outstanding,
  lines: async ({ id }, _, { reads }) => [...(await reads.invoiceLines(id))],
  corrects: ({ corrects }, _, { reads }) => corrects && reads.invoice(corrects),
  payments: async ({ id }, _, { reads }) => [...(await reads.paymentsOfInvoice(id))],
}
