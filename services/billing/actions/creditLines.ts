import type { InvoiceId } from '../../shared/domain/ids'
import { laneOf } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'
import type { Account } from '../domain/account'
import { creditNoteFor } from '../domain/creditNote'
import { creditNoteEntries } from '../domain/ledger'
import type { Line } from '../domain/line'
import { changeCredit } from '../store/accounts'
import { readCorrectedInvoices } from '../store/billedLines'
import type { Settlement } from '../store/invoices'
import { insertSettlements, saveSettlements } from '../store/invoices'
import { postTransactions } from '../store/ledger'
import type { ActionDependencies } from './dependencies'
import { resumePaid } from './entitlement'
import type { InvoiceDraft } from './issueInvoices'
import { issueInvoices } from './issueInvoices'

/** Issues a credit note for each invoice that lines give back parts of; the account is locked. */
export async function creditLines(
  deps: Pick<ActionDependencies, 'ids'>,
  tx: Tx,
  account: Account,
  lines: readonly Line[],
  now: Date,
): Promise<InvoiceId[]> {
  if (lines.length === 0) return []
  const wanted = new Set(lines.flatMap(({ corrects }) => (corrects ? [corrects.invoiceId] : [])))
  const corrected = await readCorrectedInvoices(tx, [...wanted])
  const notes = corrected.map(invoice => {
    const ofInvoice = lines.filter(({ corrects }) => corrects?.invoiceId === invoice.id)
    const id = deps.ids.next('inv', laneOf(account.id))
    return { id, invoice, lines: ofInvoice, ...creditNoteFor(invoice, ofInvoice) }
  })
  await saveSettlements(
    tx,
    notes.filter(({ settled }) => settled.minor > 0n).map(note => afterCorrection(account, note)),
    now,
  )
  const settlements = notes.map(({ id }): Settlement => ({
    invoiceId: id,
    accountId: account.id,
    state: 'PAID',
    outstanding: 0n,
    attempts: 0,
    nextAttemptAt: null,
  }))
  await insertSettlements(tx, settlements, now)
  const toCredit = notes.reduce((sum, note) => sum + note.toCredit.minor, 0n)
  await changeCredit(tx, [{ accountId: account.id, by: toCredit }])
  const drafts = notes.map((note): InvoiceDraft => ({
    id: note.id,
    account,
    kind: 'CREDIT_NOTE',
    lines: note.lines,
    totals: note.totals,
    corrects: note.invoice.id,
    entries: creditNoteEntries(note.totals, note.settled),
  }))
  await postTransactions(tx, await issueInvoices(tx, drafts, now))
  const paid = notes.filter(({ invoice, settled }) => settled.minor > 0n && settled.minor === invoice.outstanding.minor)
  await resumePaid(
    deps,
    tx,
    paid.map(({ invoice }) => invoice.id),
    now,
  )
  return notes.map(({ id }) => id)
}

type Note = { readonly invoice: Awaited<ReturnType<typeof readCorrectedInvoices>>[number] } & ReturnType<
  typeof creditNoteFor
>

/** The settlement of a corrected invoice, of which less is still owed. */
function afterCorrection(account: Account, { invoice, settled }: Note): Settlement {
  const outstanding = invoice.outstanding.minor - settled.minor
  const isPaid = outstanding === 0n
  return {
    invoiceId: invoice.id,
    accountId: account.id,
    state: isPaid ? 'PAID' : invoice.state,
    outstanding,
    attempts: invoice.attempts,
    nextAttemptAt: isPaid ? null : invoice.nextAttemptAt,
  }
}
