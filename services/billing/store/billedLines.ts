import type { Currency } from '../../shared/domain/currency'
import type { Day } from '../../shared/domain/day'
import type { InvoiceId, ServiceId } from '../../shared/domain/ids'
import { fromUuid, laneOf, toUuid } from '../../shared/domain/ids'
import { money } from '../../shared/domain/money'
import type { Tx } from '../../shared/runtime/database'
import type { CorrectedInvoice } from '../domain/creditNote'
import type { BilledLine } from '../domain/stop'
import type { LineRow } from './reading/invoiceLines'
import { lineColumns, toLine } from './reading/invoiceLines'

const billedAhead = `
  select ${lineColumns}, l.amount + coalesce((
    select sum(c.amount) from invoice_line c
    where c.lane = $1 and c.corrects_invoice = l.invoice_id and c.corrects_position = l.position), 0) as left
  from invoice_line l join invoice i on i.lane = l.lane and i.id = l.invoice_id
  where l.lane = $1 and i.lane = $1 and l.service_id = $2 and l.kind = 'RECURRING' and l.period_to > $3
  order by l.invoice_id, l.position`

/** The lines that pay for days of a service from a day on, with what corrections have left of them. */
export async function readBilledLines(tx: Tx, id: ServiceId, from: Day): Promise<BilledLine[]> {
  const rows = await tx.query<LineRow & { left: string }>('billedAhead', billedAhead, [laneOf(id), toUuid(id), from])
  return rows.map(row => ({ line: toLine(row), left: money(BigInt(row.left), row.currency) }))
}

const correctedInvoices = `
  select i.id, i.currency, i.tax_rate_e4 as "taxRateE4", s.outstanding, s.attempts, s.state,
    s.next_attempt_at as "nextAttemptAt",
    coalesce(sum(c.net), 0) as "creditedNet", coalesce(sum(c.tax), 0) as "creditedTax"
  from invoice i
  join invoice_settlement s on s.lane = i.lane and s.invoice_id = i.id
  left join invoice c on c.lane = i.lane and c.corrects = i.id
  where i.lane = $1 and s.lane = $1 and i.id = any($2::uuid[])
  group by i.lane, i.id, s.lane, s.invoice_id`

interface CorrectedRow {
  readonly id: string
  readonly currency: Currency
  readonly taxRateE4: number
  readonly outstanding: string
  readonly attempts: number
  readonly nextAttemptAt: Date | null
  readonly state: CorrectedInvoice['state']
  readonly creditedNet: string
  readonly creditedTax: string
}

/** Invoices of one account that are to be corrected, with what was given back of them before. */
export async function readCorrectedInvoices(tx: Tx, ids: readonly InvoiceId[]): Promise<CorrectedInvoice[]> {
  const [first] = ids
  if (!first) return []
  const rows = await tx.query<CorrectedRow>('correctedInvoices', correctedInvoices, [laneOf(first), ids.map(toUuid)])
  return rows.map(row => ({
    id: fromUuid('inv', row.id),
    taxRateE4: BigInt(row.taxRateE4),
    outstanding: money(BigInt(row.outstanding), row.currency),
    attempts: row.attempts,
    nextAttemptAt: row.nextAttemptAt,
    state: row.state,
    creditedNet: money(BigInt(row.creditedNet), row.currency),
    creditedTax: money(BigInt(row.creditedTax), row.currency),
  }))
}
