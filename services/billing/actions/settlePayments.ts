import { SYSTEM } from '../../shared/domain/viewer'
import type { PaymentInHand } from '../store/payments'
import { readLanesWithPayments, takePayments } from '../store/payments'
import { charge, lookUp } from './charging'
import type { ActionDependencies } from './dependencies'
import { SETTLE_AFTER } from './dependencies'
import type { SettledPayment } from './recordPayments'
import { recordPayments } from './recordPayments'
import { settleOrder } from './settleOrder'
import { shuffled } from './shuffled'

export interface PaymentReport {
  readonly captured: number
  readonly declined: number
  /** Outcome still not known. */
  readonly pending: number
}

/** Payments that are taken in hand together: few enough to be made before others may take them. */
const BATCH = 64

/**
 * Makes the payments that wait, and finds out what became of those that somebody died with. A payment that was sent before is
 * looked up; only what the provider never received is sent again, under the same key.
 */
export async function settlePayments(
  deps: ActionDependencies,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<PaymentReport> {
  const { database, clock } = deps
  const lanes = shuffled(await database.transaction(SYSTEM, tx => readLanesWithPayments(tx, clock.now())))
  const report = { captured: 0, declined: 0, pending: 0 }
  while (lanes.length > 0 && !signal?.aborted) {
    const taken = await takeBatch(deps, lanes)
    const settled = await Promise.all(taken.map(payment => settleAlone(deps, payment)))
    const known = settled.flatMap(payment => payment ?? [])
    await recordPayments(
      deps,
      known.filter(({ payment }) => !payment.orderId),
    )
    report.captured += known.filter(({ outcome }) => outcome.state === 'CAPTURED').length
    report.declined += known.filter(({ outcome }) => outcome.state === 'DECLINED').length
    report.pending += taken.length - known.length
  }
  return report
}

/** Payments of as many lanes as fill a batch; a lane that may have more goes back. */
async function takeBatch(
  { database, clock, settleAfter }: ActionDependencies,
  lanes: number[],
): Promise<PaymentInHand[]> {
  const batch: PaymentInHand[] = []
  for (let lane = lanes.shift(); lane !== undefined; lane = batch.length < BATCH ? lanes.shift() : undefined) {
    const from = lane
    const now = clock.now()
    const until = new Date(now.getTime() + (settleAfter ?? SETTLE_AFTER))
    const limit = BATCH - batch.length
    const taken = await database.transaction(SYSTEM, tx => takePayments(tx, from, { now, until, limit }))
    if (taken.length === limit) lanes.push(lane)
    batch.push(...taken)
  }
  return batch
}

/** A payment that cannot be settled stays open for a later run and keeps no other from being settled. */
async function settleAlone(deps: ActionDependencies, payment: PaymentInHand): Promise<SettledPayment | null> {
  try {
    return await settle(deps, payment)
  } catch (error) {
    deps.log.error({ err: error, paymentId: payment.id }, 'a payment could not be settled')
    return null
  }
}

/** How a payment ended, an order's with all that follows from it; null while that is not known. */
async function settle(deps: ActionDependencies, payment: PaymentInHand): Promise<SettledPayment | null> {
  const found = payment.triesBefore > 0 ? await lookUp(deps, payment) : null
  const outcome = found && found.state !== 'NOT_RECEIVED' ? found : await charge(deps, payment)
  if (outcome.state === 'UNKNOWN') return null
  const settled = { payment, outcome }
  return payment.orderId && !(await settleOrderOf(deps, settled)) ? null : settled
}

/** Whether the order could be settled: one that cannot must not keep the other payments from being recorded. */
async function settleOrderOf(deps: ActionDependencies, { payment, outcome }: SettledPayment): Promise<boolean> {
  try {
    await settleOrder(deps, SYSTEM, payment, outcome)
    return true
  } catch (error) {
    deps.log.error({ err: error, paymentId: payment.id, orderId: payment.orderId }, 'an order could not be settled')
    return false
  }
}
