import type { AccountId, InvoiceId, OrderId, PaymentMethodId, ServiceId } from '../../shared/domain/ids'
import type { Money } from '../../shared/domain/money'
import type { Result } from '../../shared/domain/result'
import type { Viewer } from '../../shared/domain/viewer'
import type { Clock } from '../../shared/runtime/clock'
import type { Database } from '../../shared/runtime/database'
import type { EventHandler } from '../../shared/runtime/events/receiver'
import type { Ids } from '../../shared/runtime/ids'
import type { Log } from '../../shared/runtime/log'
import type { Refusal } from '../domain/refusal'
import type { Selection } from '../domain/selection'
import type { UpcomingInvoice } from '../domain/upcomingInvoice'
import type { PaymentProvider } from '../providers/provider'
import type {
  AddPaymentMethodInput,
  CreateAccountInput,
  OrderServiceInput,
  RenewServiceInput,
  SetAutoRenewInput,
  StopServiceInput,
  UndoStopServiceInput,
} from './inputs'

export interface ActionDependencies {
  readonly database: Database
  readonly clock: Clock
  readonly ids: Ids
  readonly provider: PaymentProvider
  readonly log: Log
}

/** What came of a mutation: ids of what changed, to be read afresh, and why it was refused. */
export interface OrderAnswer {
  readonly orderId: OrderId | null
  readonly serviceId: ServiceId | null
  readonly invoiceId: InvoiceId | null
  readonly userErrors: readonly Refusal[]
}

export interface StopAnswer {
  readonly serviceId: ServiceId | null
  readonly creditNoteIds: readonly InvoiceId[]
  readonly userErrors: readonly Refusal[]
}

export interface ServiceAnswer {
  readonly serviceId: ServiceId | null
  readonly userErrors: readonly Refusal[]
}

export interface OrderPreview {
  readonly invoice: UpcomingInvoice
  /** What each following period costs, without tax. */
  readonly recurringPrice: Money
}

/** How far a run of a background action came. */
export interface RenewalReport {
  /** Contracts whose next period was billed. */
  readonly renewed: number
  readonly ended: number
  readonly invoices: number
}

export interface RenewalOptions {
  /** Contracts in one transaction, about. */
  readonly batchSize?: number
  /** Ends the run after the batch in hand. */
  readonly signal?: AbortSignal
  /** Told after each batch. */
  readonly onBatch?: (sofar: RenewalReport) => void
}

export interface PaymentReport {
  readonly captured: number
  readonly declined: number
  /** Outcome still not known. */
  readonly pending: number
}

/** Everything that billing can be asked to do. */
export interface Actions {
  orderPreview(viewer: Viewer, selection: Selection): Promise<Result<OrderPreview, readonly Refusal[]>>
  orderService(viewer: Viewer, input: OrderServiceInput): Promise<OrderAnswer>
  renewService(viewer: Viewer, input: RenewServiceInput): Promise<OrderAnswer>
  stopService(viewer: Viewer, input: StopServiceInput): Promise<StopAnswer>
  undoStopService(viewer: Viewer, input: UndoStopServiceInput): Promise<ServiceAnswer>
  setAutoRenew(viewer: Viewer, input: SetAutoRenewInput): Promise<ServiceAnswer>

  /** Bills and ends all that is due, in batches; any number of runs side by side. */
  renewDue(options?: RenewalOptions): Promise<RenewalReport>
  /** Charges pending payments and finds out what became of those whose outcome is unknown, orders included. */
  settlePayments(options?: { readonly signal?: AbortSignal }): Promise<PaymentReport>
  /** Asks again for what could not be charged; suspends what stays unpaid. Its payments are made by `settlePayments`. */
  retryUnpaid(options?: { readonly signal?: AbortSignal }): Promise<{ readonly retried: number }>

  createAccount(input: CreateAccountInput): Promise<AccountId>
  addPaymentMethod(input: AddPaymentMethodInput): Promise<PaymentMethodId>

  /** What the catalogue and infrastructure say. */
  readonly eventHandlers: readonly EventHandler[]
}
