import { parseId } from '../../shared/domain/ids'
import { upcomingInvoice } from '../domain/upcomingInvoice'
import { invoiceList } from './invoiceList'
import type { AccountResolvers } from './types.generated'

export const Account: AccountResolvers = {
  __resolveReference: ({ id }, { reads }) => {
    const accountId = parseId('acc', id)
    return accountId ? reads.account(accountId) : null
  },
  subsidiaryCode: ({ subsidiary }) => subsidiary.code,
  nextInvoice: async (account, _, context) => {
    const today = context.todayOf(account)
    return upcomingInvoice(account, await context.reads.dueServices(account.id, today), today)
  },
  invoices: ({ id }, args, context) => invoiceList({ kind: 'account', id }, args, context),
  paymentMethods: async ({ id }, _, { reads }) => [...(await reads.paymentMethods(id))],
  serviceCounts: async ({ id }, _, { reads }) => [...(await reads.serviceCounts(id))],
}
