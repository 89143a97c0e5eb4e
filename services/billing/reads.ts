import DataLoader from 'dataloader'
import type { Day } from '../shared/domain/day'
import type { AccountId, InvoiceId, OrderId, PaymentId, PaymentMethodId, ServiceId } from '../shared/domain/ids'
import type { Tx } from '../shared/runtime/database'
import type { Account } from './domain/account'
import type { Invoice, InvoiceLine } from './domain/invoice'
import type { Order } from './domain/order'
import type { Payment } from './domain/payment'
import type { PaymentMethod } from './domain/paymentMethod'
import type { Service } from './domain/service'
import type { ServiceFacts } from './domain/serviceFacts'
import type { PlacedService, ServiceConditions, ServiceCount, ServiceListQuery } from './domain/serviceList'
import { readAccounts } from './store/reading/accounts'
import { readDueServices, readServiceFacts } from './store/reading/facts'
import { readInvoiceLines } from './store/reading/invoiceLines'
import { countInvoices, readInvoicePages, readInvoices } from './store/reading/invoices'
import { readOrders } from './store/reading/orders'
import {
  readMethodsOfAccounts,
  readPaymentMethods,
  readPayments,
  readPaymentsOfInvoices,
} from './store/reading/payments'
import { countServices, readServicePage } from './store/reading/servicePages'
import { readServiceCounts, readServices } from './store/reading/services'

/** Whose invoices a list holds. */
type InvoiceOwner =
  { readonly kind: 'account'; readonly id: AccountId } | { readonly kind: 'service'; readonly id: ServiceId }

interface InvoiceListQuery {
  readonly owner: InvoiceOwner
  /** The last one of the page before; null for the first page. */
  readonly after: InvoiceId | null
  readonly limit: number
}

/** Reads of one request: whatever a document asks for, each kind of thing is read with one statement for all of them. */
export interface Reads {
  account(id: AccountId): Promise<Account | null>
  service(id: ServiceId): Promise<Service | null>
  facts(id: ServiceId): Promise<ServiceFacts | null>
  /** The services that are billed on the first day on which one of the account's is, or today when that is past. */
  dueServices(id: AccountId, today: Day): Promise<readonly ServiceFacts[]>
  invoice(id: InvoiceId): Promise<Invoice | null>
  invoiceLines(id: InvoiceId): Promise<readonly InvoiceLine[]>
  paymentsOfInvoice(id: InvoiceId): Promise<readonly Payment[]>
  payment(id: PaymentId): Promise<Payment | null>
  paymentMethod(id: PaymentMethodId): Promise<PaymentMethod | null>
  paymentMethods(id: AccountId): Promise<readonly PaymentMethod[]>
  order(id: OrderId): Promise<Order | null>
  serviceCounts(id: AccountId): Promise<readonly ServiceCount[]>
  serviceList(query: ServiceListQuery): Promise<readonly PlacedService[]>
  countServices(conditions: ServiceConditions): Promise<number>
  invoiceList(query: InvoiceListQuery): Promise<readonly Invoice[]>
  countInvoices(owner: InvoiceOwner): Promise<number>
}

/** Loads one kind of thing by id. */
const loaderOf = <Id, Value>(read: (ids: readonly Id[]) => Promise<readonly Value[]>): DataLoader<Id, Value> =>
  new DataLoader(read)

/** Lists of the same bounds are read together: a page of services with the newest invoices of each takes one statement. */
function invoiceLists(tx: Tx): DataLoader<InvoiceListQuery, readonly Invoice[], string> {
  const boundsOf = ({ owner, after, limit }: InvoiceListQuery): string => `${owner.kind} ${after} ${limit}`
  const read = async (queries: readonly InvoiceListQuery[]): Promise<(readonly Invoice[])[]> => {
    const found = new Map<InvoiceListQuery, readonly Invoice[]>()
    for (const bounds of new Set(queries.map(boundsOf))) {
      const alike = queries.filter(query => boundsOf(query) === bounds)
      const [first] = alike
      if (!first) continue
      const owners = alike.map(({ owner }) => owner.id)
      const lists = await readInvoicePages(tx, first.owner.kind, owners, first)
      alike.forEach((query, index) => found.set(query, lists[index] ?? []))
    }
    return queries.map(query => found.get(query) ?? [])
  }
  return new DataLoader(read, { cacheKeyFn: query => `${boundsOf(query)} ${query.owner.id}` })
}

export function createReads(tx: Tx): Reads {
  const accounts = loaderOf((ids: readonly AccountId[]) => readAccounts(tx, ids))
  const services = loaderOf((ids: readonly ServiceId[]) => readServices(tx, ids))
  const facts = loaderOf(async (ids: readonly ServiceId[]) => {
    const found = await readServiceFacts(tx, ids)
    return Promise.all(
      found.map(async one => {
        const account = one && (await accounts.load(one.service.accountId))
        return one && account && { ...one, account }
      }),
    )
  })
  const invoices = loaderOf((ids: readonly InvoiceId[]) => readInvoices(tx, ids))
  const lines = loaderOf((ids: readonly InvoiceId[]) => readInvoiceLines(tx, ids))
  const invoicePayments = loaderOf((ids: readonly InvoiceId[]) => readPaymentsOfInvoices(tx, ids))
  const payments = loaderOf((ids: readonly PaymentId[]) => readPayments(tx, ids))
  const methods = loaderOf((ids: readonly PaymentMethodId[]) => readPaymentMethods(tx, ids))
  const accountMethods = loaderOf((ids: readonly AccountId[]) => readMethodsOfAccounts(tx, ids))
  const orders = loaderOf((ids: readonly OrderId[]) => readOrders(tx, ids))
  const counts = loaderOf((ids: readonly AccountId[]) => readServiceCounts(tx, ids))
  const lists = invoiceLists(tx)
  const invoiceCounts = {
    account: loaderOf((ids: readonly AccountId[]) => countInvoices(tx, 'account', ids)),
    service: loaderOf((ids: readonly ServiceId[]) => countInvoices(tx, 'service', ids)),
  }

  return {
    account: id => accounts.load(id),
    service: id => services.load(id),
    facts: id => facts.load(id),
    async dueServices(id, today) {
      const due = await facts.loadMany(await readDueServices(tx, id, today))
      return due.filter(one => {
        if (one instanceof Error) throw one
        return one !== null
      })
    },
    invoice: id => invoices.load(id),
    invoiceLines: id => lines.load(id),
    paymentsOfInvoice: id => invoicePayments.load(id),
    payment: id => payments.load(id),
    paymentMethod: id => methods.load(id),
    paymentMethods: id => accountMethods.load(id),
    order: id => orders.load(id),
    serviceCounts: id => counts.load(id),
    async serviceList(query) {
      const placed = await readServicePage(tx, query)
      for (const { service } of placed) services.prime(service.id, service)
      return placed
    },
    countServices: conditions => countServices(tx, conditions),
    async invoiceList(query) {
      const page = await lists.load(query)
      for (const invoice of page) invoices.prime(invoice.id, invoice)
      return page
    },
    countInvoices: owner =>
      owner.kind === 'account' ? invoiceCounts.account.load(owner.id) : invoiceCounts.service.load(owner.id),
  }
}
