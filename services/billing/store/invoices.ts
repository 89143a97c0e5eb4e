import type { Day } from '../../shared/domain/day'
import type { AccountId, InvoiceId } from '../../shared/domain/ids'
import { laneOf, toUuid } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'
import { columnsOf } from './columns'
import type { InvoiceKind, InvoiceLine, SettlementState } from '../domain/invoice'
import type { Totals } from '../domain/totals'

/** An invoice or credit note as it is issued. */
export interface NewInvoice extends Totals {
  readonly id: InvoiceId
  readonly accountId: AccountId
  readonly subsidiary: string
  readonly kind: InvoiceKind
  readonly corrects: InvoiceId | null
  readonly seriesYear: number
  readonly seriesLane: number
  readonly number: number
  readonly issuedOn: Day
}

const addedInvoices = `
  insert into invoice (lane, id, account_id, subsidiary, series_year, series_lane, number, kind, issued_on, currency, net, tax,
    gross, tax_rate_e4, credit_applied, corrects)
  select * from unnest($1::smallint[], $2::uuid[], $3::uuid[], $4::text[], $5::smallint[], $6::smallint[], $7::int[], $8::text[],
    $9::date[], $10::text[], $11::bigint[], $12::bigint[], $13::bigint[], $14::int[], $15::bigint[], $16::uuid[])`

/** Their lines must stand already. */
export async function insertInvoices(tx: Tx, invoices: readonly NewInvoice[]): Promise<void> {
  if (invoices.length === 0) return
  const values = columnsOf(invoices, [
    ({ id }) => laneOf(id),
    ({ id }) => toUuid(id),
    ({ accountId }) => toUuid(accountId),
    ({ subsidiary }) => subsidiary,
    ({ seriesYear }) => seriesYear,
    ({ seriesLane }) => seriesLane,
    ({ number }) => number,
    ({ kind }) => kind,
    ({ issuedOn }) => issuedOn,
    ({ net }) => net.currency,
    ({ net }) => net.minor,
    ({ tax }) => tax.minor,
    ({ gross }) => gross.minor,
    ({ taxRateE4 }) => taxRateE4,
    ({ creditApplied }) => creditApplied.minor,
    ({ corrects }) => corrects && toUuid(corrects),
  ])
  await tx.query('addedInvoices', addedInvoices, values)
}

const addedLines = `
  insert into invoice_line (lane, invoice_id, position, account_id, service_id, revision, kind, plan_code, label, period_from,
    period_to, quantity, unit_price, amount, corrects_invoice, corrects_position)
  select * from unnest($1::smallint[], $2::uuid[], $3::int[], $4::uuid[], $5::uuid[], $6::int[], $7::text[], $8::text[], $9::text[],
    $10::date[], $11::date[], $12::int[], $13::bigint[], $14::bigint[], $15::uuid[], $16::int[])`

/** A line with the account that it is billed to. */
export type NewLine = InvoiceLine & { readonly accountId: AccountId }

export async function insertLines(tx: Tx, lines: readonly NewLine[]): Promise<void> {
  if (lines.length === 0) return
  const values = columnsOf(lines, [
    ({ invoiceId }) => laneOf(invoiceId),
    ({ invoiceId }) => toUuid(invoiceId),
    ({ position }) => position,
    ({ accountId }) => toUuid(accountId),
    ({ serviceId }) => toUuid(serviceId),
    ({ revision }) => revision,
    ({ kind }) => kind,
    ({ planCode }) => planCode,
    ({ label }) => label,
    ({ period }) => period.from,
    ({ period }) => period.to,
    ({ quantity }) => quantity,
    ({ unitPrice }) => unitPrice,
    ({ amount }) => amount.minor,
    ({ corrects }) => corrects && toUuid(corrects.invoiceId),
    ({ corrects }) => corrects && corrects.position,
  ])
  await tx.query('addedLines', addedLines, values)
}

/** Where the payment of an invoice stands. */
export interface Settlement {
  readonly invoiceId: InvoiceId
  readonly accountId: AccountId
  readonly state: SettlementState
  /** In minor units. */
  readonly outstanding: bigint
  /** How often it was asked for and not paid. */
  readonly attempts: number
  readonly nextAttemptAt: Date | null
}

const addedSettlements = `
  insert into invoice_settlement (lane, invoice_id, account_id, state, outstanding, attempts, next_attempt_at, updated_at)
  select *, $8::timestamptz
  from unnest($1::smallint[], $2::uuid[], $3::uuid[], $4::text[], $5::bigint[], $6::smallint[], $7::timestamptz[])`

const savedSettlements = `
  update invoice_settlement s set state = new.state, outstanding = new.outstanding, attempts = new.attempts,
    next_attempt_at = new.next_attempt_at, updated_at = $8
  from unnest($1::smallint[], $2::uuid[], $3::uuid[], $4::text[], $5::bigint[], $6::smallint[], $7::timestamptz[])
    as new (lane, invoice_id, account_id, state, outstanding, attempts, next_attempt_at)
  where s.lane = new.lane and s.invoice_id = new.invoice_id`

const settlementValues = (settlements: readonly Settlement[], now: Date): unknown[] => [
  ...columnsOf(settlements, [
    ({ invoiceId }) => laneOf(invoiceId),
    ({ invoiceId }) => toUuid(invoiceId),
    ({ accountId }) => toUuid(accountId),
    ({ state }) => state,
    ({ outstanding }) => outstanding,
    ({ attempts }) => attempts,
    ({ nextAttemptAt }) => nextAttemptAt,
  ]),
  now,
]

export async function insertSettlements(tx: Tx, settlements: readonly Settlement[], now: Date): Promise<void> {
  if (settlements.length > 0) await tx.query('addedSettlements', addedSettlements, settlementValues(settlements, now))
}

export async function saveSettlements(tx: Tx, settlements: readonly Settlement[], now: Date): Promise<void> {
  if (settlements.length > 0) await tx.query('savedSettlements', savedSettlements, settlementValues(settlements, now))
}
