import { parseId } from '../../shared/domain/ids'
import { node } from './node'
import { orderPreview } from './orderPreview'
import { services } from './services'
import type { QueryResolvers } from './types.generated'

export const Query: QueryResolvers = {
  me: (_, __, { viewer, reads }) => (viewer.kind === 'account' ? reads.account(viewer.accountId) : null),
  account: (_, { id }, { reads }) => {
    const accountId = parseId('acc', id)
    return accountId ? reads.account(accountId) : null
  },
  service: (_, { id }, { reads }) => {
    const serviceId = parseId('svc', id)
    return serviceId ? reads.service(serviceId) : null
  },
  services,
  invoice: (_, { id }, { reads }) => {
    const invoiceId = parseId('inv', id)
    return invoiceId ? reads.invoice(invoiceId) : null
  },
  order: (_, { id }, { reads }) => {
    const orderId = parseId('ord', id)
    return orderId ? reads.order(orderId) : null
  },
  orderPreview,
  node,
}
