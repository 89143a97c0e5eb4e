import type { AnyId } from '../../shared/domain/ids'
import { parseId, parsePlanId, prefixOf, sibling } from '../../shared/domain/ids'
import type { BillingContext } from '../context'
import type { NodeResolvers, QueryResolvers, ResolversTypes } from './types.generated'

type Found = Awaited<ResolversTypes['Node']> | null
type Typename = NonNullable<Awaited<ReturnType<NonNullable<NodeResolvers['__resolveType']>>>>

/** What an id of each prefix leads to. A resource exists for billing when its service does, and is of its kind. */
const typeOf = {
  acc: 'Account',
  svc: 'Service',
  ctr: 'Contract',
  inv: 'Invoice',
  pay: 'Payment',
  pm: 'PaymentMethod',
  ord: 'Order',
  srv: 'Server',
  dom: 'Domain',
  web: 'WebHosting',
  mbx: 'Mailbox',
  ins: 'Instance',
  tel: 'PhoneLine',
} as const satisfies Record<string, Typename>

type NodePrefix = keyof typeof typeOf

const isNodePrefix = (prefix: string): prefix is NodePrefix => Object.hasOwn(typeOf, prefix)
const known = <Id extends AnyId>(id: Id | undefined): Id => {
  if (!id) throw new TypeError('an id whose prefix was read already')
  return id
}

/** Any object by its id. */
export const node: NonNullable<QueryResolvers['node']> = (_, { id }, context) => {
  const prefix = prefixOf(id)
  if (prefix) return isNodePrefix(prefix) ? find(prefix, id, context) : null
  return parsePlanId(id) ? { id } : null
}

function find(prefix: NodePrefix, id: string, { reads }: BillingContext): Promise<Found> {
  switch (prefix) {
    case 'acc':
      return reads.account(known(parseId('acc', id)))
    case 'svc':
      return reads.service(known(parseId('svc', id)))
    case 'ctr':
      return reads.facts(sibling('svc', known(parseId('ctr', id))))
    case 'inv':
      return reads.invoice(known(parseId('inv', id)))
    case 'pay':
      return reads.payment(known(parseId('pay', id)))
    case 'pm':
      return reads.paymentMethod(known(parseId('pm', id)))
    case 'ord':
      return reads.order(known(parseId('ord', id)))
    default:
      return resource(prefix, id, reads)
  }
}

async function resource(prefix: NodePrefix, id: string, reads: BillingContext['reads']): Promise<Found> {
  const service = await reads.service(sibling('svc', known(parseId(prefix, id))))
  return service?.kind === typeOf[prefix] ? { id } : null
}

export const Node: NodeResolvers = {
  __resolveType: found => {
    if ('contract' in found) return 'Contract'
    const prefix = prefixOf(found.id)
    return prefix && isNodePrefix(prefix) ? typeOf[prefix] : 'Plan'
  },
}
