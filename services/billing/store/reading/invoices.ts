import type { Currency } from '../../../shared/domain/currency'
import { day } from '../../../shared/domain/day'
import type { AccountId, InvoiceId, ServiceId } from '../../../shared/domain/ids'
import { fromUuid, toUuid } from '../../../shared/domain/ids'
import { money } from '../../../shared/domain/money'
import type { Tx } from '../../../shared/runtime/database'
import type { Invoice, InvoiceKind, SettlementState } from '../../domain/invoice'
import { grouped, inOrder, keysOf } from './many'

interface InvoiceRow {
  readonly id: string
  readonly accountId: string
  readonly subsidiary: string
  readonly year: number
  readonly series: number
  readonly number: number
  readonly kind: InvoiceKind
  readonly issuedOn: string
  readonly currency: Currency
  readonly net: string
  readonly tax: string
  readonly gross: string
  readonly taxRateE4: number
  readonly creditApplied: string
  readonly corrects: string | null
  readonly state: SettlementState
  readonly outstanding: string
}

const invoiceColumns = `i.id, i.account_id as "accountId", i.subsidiary, i.series_year as year, i.series_lane as series, i.number, i.kind,
    i.issued_on as "issuedOn", i.currency, i.net, i.tax, i.gross, i.tax_rate_e4 as "taxRateE4",
    i.credit_applied as "creditApplied", i.corrects, p.state, p.outstanding`

const withSettlement = 'join invoice_settlement p on p.lane = i.lane and p.invoice_id = i.id'

function toInvoice(row: InvoiceRow): Invoice {
  const amount = (minor: string) => money(BigInt(minor), row.currency)
  return {
    id: fromUuid('inv', row.id),
    accountId: fromUuid('acc', row.accountId),
    number: invoiceNumber(row),
    kind: row.kind,
    issuedOn: day(row.issuedOn),
    net: amount(row.net),
    tax: amount(row.tax),
    gross: amount(row.gross),
    taxRateE4: BigInt(row.taxRateE4),
    creditApplied: amount(row.creditApplied),
    corrects: row.corrects === null ? null : fromUuid('inv', row.corrects),
    state: row.state,
    outstanding: amount(row.outstanding),
  }
}

const invoiceNumber = ({ subsidiary, year, series, number }: InvoiceRow): string =>
  `${subsidiary}-${year}-${series}-${String(number).padStart(6, '0')}`

const invoicesOf = `
  select ${invoiceColumns}
  from unnest($1::smallint[], $2::uuid[]) as wanted (lane, id)
  join invoice i on i.lane = wanted.lane and i.id = wanted.id
  ${withSettlement}`

/** The invoices and credit notes of ids; null where the viewer has none of that id. */
export async function readInvoices(tx: Tx, ids: readonly InvoiceId[]): Promise<(Invoice | null)[]> {
  const rows = await tx.query<InvoiceRow>('invoicesOf', invoicesOf, keysOf(ids))
  return inOrder(ids, rows.map(toInvoice), ({ id }) => id)
}

/** A page begins behind an id in any case: as a condition of the index, which it is not when it may be missing. */
const BEFORE_ALL = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** Ids grow with time, so the newest come first by id. */
const pageOfAccounts = `
  select wanted.id as owner, ${invoiceColumns}
  from unnest($1::smallint[], $2::uuid[]) as wanted (lane, id)
  cross join lateral (
    select * from invoice one
    where one.lane = wanted.lane and one.account_id = wanted.id and one.id < coalesce($3::uuid, '${BEFORE_ALL}')
    order by one.id desc limit $4) i
  ${withSettlement}
  order by i.id desc`

const pageOfServices = `
  select wanted.id as owner, ${invoiceColumns}
  from unnest($1::smallint[], $2::uuid[]) as wanted (lane, id)
  cross join lateral (
    select distinct line.lane, line.invoice_id from invoice_line line
    where line.lane = wanted.lane and line.service_id = wanted.id and line.invoice_id < coalesce($3::uuid, '${BEFORE_ALL}')
    order by line.invoice_id desc limit $4) of_service
  join invoice i on i.lane = of_service.lane and i.id = of_service.invoice_id
  ${withSettlement}
  order by i.id desc`

interface PageBounds {
  /** The last one of the page before. */
  readonly after: InvoiceId | null
  readonly limit: number
}

/** The newest invoices of each account, or of each service: one statement for any number of them. */
export async function readInvoicePages<Owner extends AccountId | ServiceId>(
  tx: Tx,
  of: 'account' | 'service',
  owners: readonly Owner[],
  { after, limit }: PageBounds,
): Promise<Invoice[][]> {
  const text = of === 'account' ? pageOfAccounts : pageOfServices
  const rows = await tx.query<InvoiceRow & { owner: string }>(`invoicePageOf_${of}`, text, [
    ...keysOf(owners),
    after && toUuid(after),
    limit,
  ])
  return grouped(owners.map(toUuid), rows, ({ owner }) => owner.replaceAll('-', '')).map(page => page.map(toInvoice))
}

const countOfAccounts = `
  select count(i.id)::int as count
  from unnest($1::smallint[], $2::uuid[]) with ordinality as wanted (lane, id, place)
  left join invoice i on i.lane = wanted.lane and i.account_id = wanted.id
  group by wanted.place order by wanted.place`

const countOfServices = `
  select count(distinct line.invoice_id)::int as count
  from unnest($1::smallint[], $2::uuid[]) with ordinality as wanted (lane, id, place)
  left join invoice_line line on line.lane = wanted.lane and line.service_id = wanted.id
  group by wanted.place order by wanted.place`

export async function countInvoices(
  tx: Tx,
  of: 'account' | 'service',
  owners: readonly (AccountId | ServiceId)[],
): Promise<number[]> {
  const text = of === 'account' ? countOfAccounts : countOfServices
  const rows = await tx.query<{ count: number }>(`countInvoicesOf_${of}`, text, keysOf(owners))
  return rows.map(({ count }) => count)
}
