import { CurrencyScalar, DateScalar, DateTimeScalar, DecimalScalar, DurationScalar } from '../../shared/runtime/scalars'
import { Account } from './Account'
import { Contract } from './Contract'
import { ContractItem } from './ContractItem'
import { Engagement } from './Engagement'
import { Invoice } from './Invoice'
import { InvoiceLine } from './InvoiceLine'
import { Money } from './Money'
import { Mutation } from './Mutation'
import { Node } from './node'
import { Order } from './Order'
import { Payment } from './Payment'
import { Query } from './Query'
import { Service } from './Service'
import { ServiceEvent } from './ServiceEvent'
import { Subscription } from './Subscription'
import type { Resolvers } from './types.generated'
import { UpcomingInvoice } from './UpcomingInvoice'
import { UpcomingLine } from './UpcomingLine'
import { UserError } from './UserError'

/** Everything that is not a plain property of what stands behind a type. */
export const resolvers = {
  Query,
  Mutation,
  Subscription,
  Node,
  Account,
  Service,
  ServiceEvent,
  Contract,
  ContractItem,
  Engagement,
  Money,
  Invoice,
  InvoiceLine,
  UpcomingInvoice,
  UpcomingLine,
  Payment,
  Order,
  UserError,
  Currency: CurrencyScalar,
  Date: DateScalar,
  DateTime: DateTimeScalar,
  Decimal: DecimalScalar,
  Duration: DurationScalar,
} satisfies Resolvers
