import type { Currency } from '../../../shared/domain/currency'
import { day } from '../../../shared/domain/day'
import type { InvoiceId } from '../../../shared/domain/ids'
import { fromUuid } from '../../../shared/domain/ids'
import { money } from '../../../shared/domain/money'
import type { Tx } from '../../../shared/runtime/database'
import type { InvoiceLine } from '../../domain/invoice'
import type { LineKind } from '../../domain/line'
import { grouped, keysOf } from './many'

export interface LineRow {
  readonly invoiceId: string
  readonly position: number
  readonly kind: LineKind
  readonly serviceId: string
  readonly revision: number
  readonly planCode: string
  readonly label: string
  readonly from: string
  readonly to: string
  readonly quantity: number
  readonly unitPrice: string | null
  readonly amount: string
  readonly currency: Currency
  readonly correctsInvoice: string | null
  readonly correctsPosition: number | null
}

/** Of `invoice_line l` on `invoice i`, as `LineRow` has them. */
export const lineColumns = `l.invoice_id as "invoiceId", l.position, l.kind, l.service_id as "serviceId", l.revision, l.plan_code as "planCode",
    l.label, l.period_from as "from", l.period_to as "to", l.quantity, l.unit_price as "unitPrice", l.amount, i.currency,
    l.corrects_invoice as "correctsInvoice", l.corrects_position as "correctsPosition"`

const linesOfInvoices = `
  select ${lineColumns}
  from unnest($1::smallint[], $2::uuid[]) as wanted (lane, id)
  join invoice i on i.lane = wanted.lane and i.id = wanted.id
  join invoice_line l on l.lane = i.lane and l.invoice_id = i.id
  order by l.invoice_id, l.position`

/** What is on each invoice. */
export async function readInvoiceLines(tx: Tx, ids: readonly InvoiceId[]): Promise<InvoiceLine[][]> {
  const rows = await tx.query<LineRow>('linesOfInvoices', linesOfInvoices, keysOf(ids))
  return grouped(ids, rows.map(toLine), ({ invoiceId }) => invoiceId)
}

export function toLine(row: LineRow): InvoiceLine {
  const { position, kind, revision, planCode, label, quantity, correctsInvoice, correctsPosition } = row
  return {
    invoiceId: fromUuid('inv', row.invoiceId),
    position,
    kind,
    serviceId: fromUuid('svc', row.serviceId),
    revision,
    planCode,
    label,
    period: { from: day(row.from), to: day(row.to) },
    quantity,
    unitPrice: row.unitPrice === null ? null : BigInt(row.unitPrice),
    amount: money(BigInt(row.amount), row.currency),
    corrects:
      correctsInvoice === null || correctsPosition === null
        ? null
        : { invoiceId: fromUuid('inv', correctsInvoice), position: correctsPosition },
  }
}
