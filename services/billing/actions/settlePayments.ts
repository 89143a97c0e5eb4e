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
  const report = { captured: 0, declined: 0, pending: 0 }
  let lanes: readonly number[] = shuffled(
    await database.transaction(SYSTEM, tx => readLanesWithPayments(tx, clock.now())),
  )
  while (lanes.length > 0 && !signal?.aborted) {
    const { batch, left } = await takeBatch(deps, lanes)
    lanes = left
    const settled = await Promise.all(batch.map(payment => settleAlone(deps, payment)))
    const known = settled.flatMap(payment => payment ?? [])
    await recordPayments(
      deps,
      known.filter(({ payment }) => !payment.orderId),
    )
    report.captured += known.filter(({ outcome }) => outcome.state === 'CAPTURED').length
    report.declined += known.filter(({ outcome }) => outcome.state === 'DECLINED').length
    report.pending += batch.length - known.length
  }
  return report
}

interface Taken {
  readonly batch: readonly PaymentInHand[]
  /** Lanes that may have more. */
  readonly left: readonly number[]
}

/** Takes payments of as many lanes as fill a batch in hand. */
function takeBatch({ database, clock, settleAfter }: ActionDependencies, lanes: readonly number[]): Promise<Taken> {
  return database.transaction(SYSTEM, async tx => {
    const now = clock.now()
    const until = new Date(now.getTime() + (settleAfter ?? SETTLE_AFTER))
    const batch: PaymentInHand[] = []
    let looked = 0
    for (const lane of lanes) {
      const limit = BATCH - batch.length
      const taken = await takePayments(tx, lane, { now, until, limit })
      batch.push(...taken)
      if (taken.length === limit) break
      looked++
    }
    return { batch, left: lanes.slice(looked) }
  })
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
  if (payment.orderId) await settleOrder(deps, SYSTEM, payment, outcome)
  return { payment, outcome }
}
