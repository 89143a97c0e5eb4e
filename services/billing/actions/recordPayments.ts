import type { AccountId, InvoiceId } from '../../shared/domain/ids'
import { laneOf } from '../../shared/domain/ids'
import { money } from '../../shared/domain/money'
import { SYSTEM } from '../../shared/domain/viewer'
import type { Tx } from '../../shared/runtime/database'
import { daysAt } from '../domain/days'
import { afterFailedAttempt } from '../domain/dunning'
import type { LedgerTransaction } from '../domain/ledger'
import { paymentEntries } from '../domain/ledger'
import type { Captured, Declined } from '../providers/provider'
import { changeCredit, lockAccounts } from '../store/accounts'
import { saveSettlements } from '../store/invoices'
import { postTransactions } from '../store/ledger'
import type { PaymentInHand } from '../store/payments'
import { endPayments } from '../store/payments'
import type { OpenSettlement } from '../store/settlements'
import { readBilledServices, readSettlements } from '../store/settlements'
import type { ActionDependencies } from './dependencies'
import { resumePaid, suspendUnpaid } from './entitlement'
import { tellSubscribers } from './tellSubscribers'

export interface SettledPayment {
  readonly payment: PaymentInHand
  readonly outcome: Captured | Declined
}

/** Records how payments of invoices ended, each once, in one transaction for all of them. */
export async function recordPayments(deps: ActionDependencies, settled: readonly SettledPayment[]): Promise<void> {
  if (settled.length === 0) return
  await deps.database.transaction(SYSTEM, async tx => {
    await lockPayers(tx, settled)
    const now = deps.clock.now()
    const open = await endPayments(
      tx,
      settled.map(({ payment: { id }, outcome }) => ({ id, ...outcome })),
      now,
    )
    const ended = settled.filter(({ payment }) => open.has(payment.id))
    const settlements = await readSettlements(
      tx,
      ended.flatMap(({ payment }) => payment.invoiceId ?? []),
    )
    const effects = effectsOf(ended, settlements, now)
    await saveSettlements(tx, effects.settlements, now)
    await changeCredit(tx, effects.credits)
    await postTransactions(tx, effects.postings)
    const billed = await readBilledServices(
      tx,
      effects.settlements.map(({ invoiceId }) => invoiceId),
    )
    await tellSubscribers(
      tx,
      billed.map(service => ({ ...service, kind: 'INVOICE' })),
      now,
    )
    await suspendUnpaid(deps, tx, effects.suspended, now)
    await resumePaid(deps, tx, effects.resumed, now)
  })
}

/** In the order of lanes, and of accounts in them, as everyone does who locks several. */
async function lockPayers(tx: Tx, settled: readonly SettledPayment[]): Promise<void> {
  const accounts = [...new Set(settled.map(({ payment }) => payment.accountId))]
  for (const lane of [...new Set(accounts.map(laneOf))].sort((a, b) => a - b))
    await lockAccounts(
      tx,
      lane,
      accounts.filter(id => laneOf(id) === lane),
    )
}

interface Effects {
  readonly settlements: readonly OpenSettlement[]
  readonly credits: readonly { readonly accountId: AccountId; readonly by: bigint }[]
  readonly postings: readonly LedgerTransaction[]
  readonly suspended: readonly InvoiceId[]
  readonly resumed: readonly InvoiceId[]
}

function effectsOf(ended: readonly SettledPayment[], before: readonly OpenSettlement[], now: Date): Effects {
  const dayIn = daysAt(now)
  const current = new Map(before.map(settlement => [settlement.invoiceId, settlement]))
  const credits = new Map<AccountId, bigint>()
  const postings: LedgerTransaction[] = []
  const suspended: InvoiceId[] = []
  const resumed: InvoiceId[] = []
  for (const { payment, outcome } of ended) {
    const settlement = payment.invoiceId && current.get(payment.invoiceId)
    if (!settlement) throw new Error(`the payment ${payment.id} is for no invoice`)
    const { invoiceId, accountId, outstanding, currency } = settlement
    if (outcome.state === 'CAPTURED') {
      const { amount } = payment
      const left = amount.minor < outstanding ? outstanding - amount.minor : 0n
      const surplus = amount.minor - (outstanding - left)
      credits.set(accountId, (credits.get(accountId) ?? 0n) + surplus)
      const entries = paymentEntries(amount, money(outstanding, currency))
      postings.push({ id: payment.id, accountId, postedOn: dayIn(settlement.timeZone), entries })
      if (left === 0n && settlement.state === 'UNPAID') resumed.push(invoiceId)
      const paid = { outstanding: left, nextAttemptAt: null }
      current.set(invoiceId, { ...settlement, ...paid, state: left === 0n ? 'PAID' : settlement.state })
    } else if (outstanding > 0n) {
      const { attempts, nextAttemptAt, suspends } = afterFailedAttempt(settlement.attempts, now)
      if (suspends) suspended.push(invoiceId)
      current.set(invoiceId, { ...settlement, state: 'UNPAID', attempts, nextAttemptAt })
    }
  }
  return {
    settlements: [...current.values()],
    credits: [...credits].map(([accountId, by]) => ({ accountId, by })),
    postings,
    suspended,
    resumed,
  }
}
