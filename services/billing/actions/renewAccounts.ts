import type { AccountId, PaymentMethodId } from '../../shared/domain/ids'
import { laneOf, sibling } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'
import { addToOutbox } from '../../shared/runtime/events/outbox'
import { billUntil } from '../domain/billUntil'
import type { OnTerms } from '../domain/contract'
import { afterFailedAttempt } from '../domain/dunning'
import { invoiceEntries } from '../domain/ledger'
import type { Line } from '../domain/line'
import { withNextEvent } from '../domain/serviceEvents'
import { invoiceFor } from '../domain/upcomingInvoice'
import { changeCredit } from '../store/accounts'
import { insertRevisions, saveContracts, saveServiceStates } from '../store/contracts'
import type { Settlement } from '../store/invoices'
import { insertSettlements } from '../store/invoices'
import { postTransactions } from '../store/ledger'
import type { NewPayment } from '../store/payments'
import { insertPayments } from '../store/payments'
import type { DueAccount } from '../store/renewals'
import { readDefaultMethods } from '../store/renewals'
import { announce } from './announce'
import type { ActionDependencies } from './dependencies'
import type { InvoiceDraft } from './issueInvoices'
import { issueInvoices } from './issueInvoices'
import { tellSubscribers } from './tellSubscribers'

/** How far a renewal run has come. */
export interface RenewalReport {
  /** Contracts whose next period was billed, or was free. */
  readonly renewed: number
  readonly ended: number
  readonly invoices: number
}

/**
 * Bills and ends what is due of locked accounts: one invoice an account, in as many statements for a thousand accounts as for
 * one. The invoices' numbers come last, because their counters stay locked until the end of the transaction.
 */
export async function renewAccounts(
  deps: Pick<ActionDependencies, 'ids'>,
  tx: Tx,
  due: readonly DueAccount[],
  now: Date,
): Promise<RenewalReport> {
  if (due.length === 0) return { renewed: 0, ended: 0, invoices: 0 }
  const { renewed, drafts } = billAccounts(deps, due)
  const payers = drafts.filter(({ totals }) => totals.amountDue.minor > 0n).map(({ account }) => account.id)
  const methods = await readDefaultMethods(tx, payers, now)

  const ended = renewed.map(({ contract }) => contract).filter(({ state }) => state === 'ENDED')
  await saveContracts(tx, renewed)
  await insertRevisions(
    tx,
    renewed.filter(({ isRevised }) => isRevised),
  )
  await saveServiceStates(
    tx,
    ended.map(({ id }) => ({ id: sibling('svc', id), state: 'ENDED' })),
  )
  await tellSubscribers(
    tx,
    ended.map(({ id, accountId }) => ({ accountId, serviceId: sibling('svc', id), kind: 'CONTRACT' })),
    now,
  )
  await addToOutbox(
    tx,
    ended.map(contract => announce(deps, 'billing.service.ended', contract, now)),
  )
  await changeCredit(
    tx,
    drafts.map(({ account, totals }) => ({ accountId: account.id, by: -totals.creditApplied.minor })),
  )
  await insertSettlements(
    tx,
    drafts.map(draft => settlementOf(draft, methods, now)),
    now,
  )
  await insertPayments(
    tx,
    drafts.flatMap(draft => paymentOf(deps, draft, methods, now)),
    now,
  )
  await postTransactions(tx, await issueInvoices(tx, drafts, now))
  return { renewed: renewed.length - ended.length, ended: ended.length, invoices: drafts.length }
}

interface BilledAccounts {
  readonly renewed: readonly Renewed[]
  readonly drafts: readonly InvoiceDraft[]
}

interface Renewed extends OnTerms {
  /** Whether other terms hold from now on. */
  readonly isRevised: boolean
}

/** By the same functions as the preview: what is due, and an invoice for each account that owes something for it. */
function billAccounts({ ids }: Pick<ActionDependencies, 'ids'>, due: readonly DueAccount[]): BilledAccounts {
  const renewed: Renewed[] = []
  const drafts: InvoiceDraft[] = []
  for (const { account, today, contracts } of due) {
    const lines: Line[] = []
    for (const before of contracts) {
      const billed = billUntil(before, today, account.currency)
      const contract = billed.contract.state === 'ENDED' ? withNextEvent(billed.contract) : billed.contract
      renewed.push({ contract, terms: billed.terms, isRevised: contract.revision > before.contract.revision })
      lines.push(...billed.lines)
    }
    if (lines.length === 0) continue
    const totals = invoiceFor(account, lines)
    const id = ids.next('inv', laneOf(account.id))
    drafts.push({ id, account, kind: 'INVOICE', lines, totals, corrects: null, entries: invoiceEntries(totals) })
  }
  return { renewed, drafts }
}

type Methods = ReadonlyMap<AccountId, PaymentMethodId>

/** Paid by credit, to be charged, or, where there is nothing to charge, to be asked for again later. */
function settlementOf({ id, account, totals }: InvoiceDraft, methods: Methods, now: Date): Settlement {
  const outstanding = totals.amountDue.minor
  const asked = { invoiceId: id, accountId: account.id, outstanding, attempts: 0, nextAttemptAt: null }
  if (outstanding === 0n) return { ...asked, state: 'PAID' }
  if (methods.has(account.id)) return { ...asked, state: 'OPEN' }
  const { attempts, nextAttemptAt } = afterFailedAttempt(0, now)
  return { ...asked, state: 'UNPAID', attempts, nextAttemptAt }
}

function paymentOf(
  { ids }: Pick<ActionDependencies, 'ids'>,
  { id: invoiceId, account, totals }: InvoiceDraft,
  methods: Methods,
  now: Date,
): NewPayment[] {
  const methodId = methods.get(account.id)
  const amount = totals.amountDue
  if (!methodId || amount.minor === 0n) return []
  const id = ids.next('pay', laneOf(account.id))
  return [{ id, accountId: account.id, invoiceId, orderId: null, methodId, amount, tries: 0, nextTryAt: now }]
}
