import type { Payer } from '../domain/account'
import { daysAt } from '../domain/days'
import type { InvoiceKind } from '../domain/invoice'
import type { LedgerEntry, LedgerTransaction } from '../domain/ledger'
import type { Line } from '../domain/line'
import type { Totals } from '../domain/totals'
import type { InvoiceId } from '../../shared/domain/ids'
import { laneOf } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'
import { insertInvoices, insertLines } from '../store/invoices'
import type { NumbersWanted } from '../store/series'
import { seriesKey, takeNumbers, yearOf } from '../store/series'
import { tellSubscribers } from './tellSubscribers'

/** An invoice or credit note that is to be issued; it has at least one line. */
export interface InvoiceDraft {
  readonly id: InvoiceId
  readonly account: Payer
  readonly kind: InvoiceKind
  readonly lines: readonly Line[]
  readonly totals: Totals
  readonly corrects: InvoiceId | null
  /** What it does in the ledger. */
  readonly entries: readonly LedgerEntry[]
}

/** Series of a subsidiary and year, so that numbering does not meet in one row. */
const SERIES = 4

/**
 * Issues invoices: their lines, then their numbers, then themselves. The numbers' counters stay locked until the end of the
 * transaction, so all that can be written before is to be written before.
 * @returns what is to be posted for them, with the day that they bear.
 */
export async function issueInvoices(tx: Tx, drafts: readonly InvoiceDraft[], now: Date): Promise<LedgerTransaction[]> {
  if (drafts.length === 0) return []
  await insertLines(
    tx,
    drafts.flatMap(({ id, account, lines }) =>
      lines.map((line, index) => ({ ...line, invoiceId: id, position: index + 1, accountId: account.id })),
    ),
  )
  await tellSubscribers(
    tx,
    drafts.flatMap(({ account, lines }) =>
      lines.map(({ serviceId }) => ({ accountId: account.id, serviceId, kind: 'INVOICE' as const })),
    ),
    now,
  )
  const today = daysAt(now)
  const wanted = new Map<string, NumbersWanted>()
  const placed = drafts.map(draft => {
    const { code, timeZone } = draft.account.subsidiary
    const on = today(timeZone)
    const seriesLane = laneOf(draft.account.id) % SERIES
    const key = seriesKey(code, seriesLane, yearOf(on))
    const index = wanted.get(key)?.count ?? 0
    wanted.set(key, { subsidiary: code, seriesLane, on, count: index + 1 })
    return { draft, key, seriesLane, index }
  })
  const taken = await takeNumbers(tx, [...wanted.values()])
  const issued = placed.map(({ draft, key, seriesLane, index }) => {
    const numbers = taken.get(key)
    if (!numbers) throw new Error(`no numbers for ${key}`)
    const { year: seriesYear, first, issuedOn } = numbers
    const { id, account, kind, corrects, totals } = draft
    const subsidiary = account.subsidiary.code
    const number = first + index
    return {
      id,
      accountId: account.id,
      subsidiary,
      kind,
      corrects,
      seriesYear,
      seriesLane,
      number,
      issuedOn,
      ...totals,
    }
  })
  await insertInvoices(tx, issued)
  return drafts.flatMap(({ id, account, entries }, index) => {
    const invoice = issued[index]
    return invoice ? [{ id, accountId: account.id, postedOn: invoice.issuedOn, entries }] : []
  })
}
