import type { AccountId, PaymentMethodId } from '../../shared/domain/ids'
import type { Result } from '../../shared/domain/result'
import type { Viewer } from '../../shared/domain/viewer'
import type { EventHandler } from '../../shared/runtime/events/receiver'
import type { Refusal } from '../domain/refusal'
import type { Selection } from '../domain/selection'
import { addPaymentMethod } from './addPaymentMethod'
import type { OrderAnswer, ServiceAnswer, StopAnswer } from './answers'
import { catalogEvents } from './catalogEvents'
import { createAccount } from './createAccount'
import type { ActionDependencies } from './dependencies'
import { infrastructureEvents } from './infrastructureEvents'
import type {
  AddPaymentMethodInput,
  CreateAccountInput,
  OrderServiceInput,
  RenewServiceInput,
  SetAutoRenewInput,
  StopServiceInput,
  UndoStopServiceInput,
} from './inputs'
import type { OrderPreview } from './orderPreview'
import { orderPreview } from './orderPreview'
import { orderService } from './orderService'
import { paymentEvents } from './paymentEvents'
import type { RenewalReport } from './renewAccounts'
import type { RenewalOptions } from './renewDue'
import { renewDue } from './renewDue'
import { renewService } from './renewService'
import type { RetryReport } from './retryUnpaid'
import { retryUnpaid } from './retryUnpaid'
import { setAutoRenew } from './setAutoRenew'
import type { PaymentReport } from './settlePayments'
import { settlePayments } from './settlePayments'
import { stopService } from './stopService'
import { undoStopService } from './undoStopService'

export type { OrderAnswer, ServiceAnswer } from './answers'
export type { ActionDependencies } from './dependencies'

/** Ends a run after the batch in hand. */
interface Stoppable {
  readonly signal?: AbortSignal
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
  settlePayments(options?: Stoppable): Promise<PaymentReport>
  /** Asks again for what could not be charged; suspends what stays unpaid. Its payments are made by `settlePayments`. */
  retryUnpaid(options?: Stoppable): Promise<RetryReport>

  createAccount(input: CreateAccountInput): Promise<AccountId>
  addPaymentMethod(input: AddPaymentMethodInput): Promise<PaymentMethodId>

  /** What the catalogue, infrastructure and the payment provider say. */
  readonly eventHandlers: readonly EventHandler[]
}

export const createActions = (deps: ActionDependencies): Actions => ({
  orderPreview: (viewer, selection) => orderPreview(deps, viewer, selection),
  orderService: (viewer, input) => orderService(deps, viewer, input),
  renewService: (viewer, input) => renewService(deps, viewer, input),
  stopService: (viewer, input) => stopService(deps, viewer, input),
  undoStopService: (viewer, input) => undoStopService(deps, viewer, input),
  setAutoRenew: (viewer, input) => setAutoRenew(deps, viewer, input),
  renewDue: options => renewDue(deps, options),
  settlePayments: options => settlePayments(deps, options),
  retryUnpaid: options => retryUnpaid(deps, options),
  createAccount: input => createAccount(deps, input),
  addPaymentMethod: input => addPaymentMethod(deps, input),
  eventHandlers: [...catalogEvents, ...infrastructureEvents(deps.clock, deps.log), ...paymentEvents(deps.clock)],
})
