import { parseId } from '../../shared/domain/ids'
import { availableActions } from '../domain/availableActions'
import { upcomingInvoice } from '../domain/upcomingInvoice'
import { factsOf } from './factsOf'
import { invoiceList } from './invoiceList'
import type { ServiceResolvers } from './types.generated'

export const Service: ServiceResolvers = {
  __resolveReference: ({ id }, { reads }) => {
    const serviceId = parseId('svc', id)
    return serviceId ? reads.service(serviceId) : null
  },
  contract: async ({ id }, _, { reads }) => factsOf(id, await reads.facts(id)),
  nextInvoice: async ({ id }, _, context) => {
    const facts = factsOf(id, await context.reads.facts(id))
    return upcomingInvoice(facts.account, [facts], context.todayOf(facts.account))
  },
  invoices: ({ id }, args, context) => invoiceList({ kind: 'service', id }, args, context),
  availableActions: async ({ id }, _, context) => {
    const facts = factsOf(id, await context.reads.facts(id))
    return availableActions(facts, context.todayOf(facts.account))
  },
}
