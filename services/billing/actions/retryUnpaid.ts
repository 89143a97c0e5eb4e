import type { InvoiceId } from '../../shared/domain/ids'
import { money } from '../../shared/domain/money'
import { SYSTEM } from '../../shared/domain/viewer'
import type { Tx } from '../../shared/runtime/database'
import { afterFailedAttempt } from '../domain/dunning'
import type { Settlement } from '../store/invoices'
import { saveSettlements } from '../store/invoices'
import type { NewPayment } from '../store/payments'
import { insertPayments } from '../store/payments'
import { readDefaultMethods } from '../store/renewals'
import { lockAccountsToAsk, readLanesToAsk, readSettlementsToAsk } from '../store/settlements'
import type { ActionDependencies } from './dependencies'
import { suspendUnpaid } from './entitlement'
import { shuffled } from './shuffled'

export interface RetryReport {
  /** Invoices whose money is asked for again, or could not be, for want of a way to pay. */
  readonly retried: number
}

/** Accounts in one transaction. */
const BATCH = 200

/** Asks again for what could not be charged: writes the payments that `settlePayments` then makes. */
export async function retryUnpaid(
  deps: ActionDependencies,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<RetryReport> {
  const { database, clock } = deps
  const lanes = shuffled(await database.transaction(SYSTEM, tx => readLanesToAsk(tx, clock.now())))
  let retried = 0
  for (let lane = lanes.shift(); lane !== undefined && !signal?.aborted; lane = lanes.shift()) {
    const from = lane
    const { accounts, invoices } = await database.transaction(SYSTEM, tx => askLane(deps, tx, from))
    if (accounts === BATCH) lanes.push(lane)
    retried += invoices
  }
  return { retried }
}

async function askLane(
  deps: ActionDependencies,
  tx: Tx,
  lane: number,
): Promise<{ readonly accounts: number; readonly invoices: number }> {
  const now = deps.clock.now()
  const accounts = await lockAccountsToAsk(tx, lane, now, BATCH)
  if (accounts.length === 0) return { accounts: 0, invoices: 0 }
  const unpaid = await readSettlementsToAsk(tx, lane, accounts, now)
  const methods = await readDefaultMethods(tx, accounts, now)
  const payments: NewPayment[] = []
  const suspended: InvoiceId[] = []
  const asked = unpaid.map((settlement): Settlement => {
    const { invoiceId, accountId, outstanding, currency } = settlement
    const methodId = methods.get(accountId)
    if (methodId) {
      const id = deps.ids.next('pay', lane)
      const amount = money(outstanding, currency)
      payments.push({ id, accountId, invoiceId, orderId: null, methodId, amount, tries: 0, nextTryAt: now })
      return { ...settlement, nextAttemptAt: null }
    }
    const { attempts, nextAttemptAt, suspends } = afterFailedAttempt(settlement.attempts, now)
    if (suspends) suspended.push(invoiceId)
    return { ...settlement, attempts, nextAttemptAt }
  })
  await saveSettlements(tx, asked, now)
  await insertPayments(tx, payments, now)
  await suspendUnpaid(deps, tx, suspended, now)
  return { accounts: accounts.length, invoices: asked.length }
}
