import type { Currency } from '../../shared/domain/currency'
import type { AccountId, InvoiceId, ServiceId } from '../../shared/domain/ids'
import { fromUuid, toUuid } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'
import type { SettlementState } from '../domain/invoice'
import type { Settlement } from './invoices'
import { keysOf } from './reading/many'

interface SettlementRow {
  readonly invoiceId: string
  readonly accountId: string
  readonly state: SettlementState
  readonly outstanding: string
  readonly attempts: number
  readonly nextAttemptAt: Date | null
  readonly currency: Currency
  readonly timeZone: string
}

/** A settlement with what a posting about it needs to know. */
export interface OpenSettlement extends Settlement {
  readonly currency: Currency
  /** Of the subsidiary, whose days the ledger goes by. */
  readonly timeZone: string
}

const toSettlement = (row: SettlementRow): OpenSettlement => ({
  ...row,
  invoiceId: fromUuid('inv', row.invoiceId),
  accountId: fromUuid('acc', row.accountId),
  outstanding: BigInt(row.outstanding),
})

const columns = `p.invoice_id as "invoiceId", p.account_id as "accountId", p.state, p.outstanding, p.attempts,
    p.next_attempt_at as "nextAttemptAt", i.currency, s.time_zone as "timeZone"`

const settlementsOf = `
  select ${columns}
  from unnest($1::smallint[], $2::uuid[]) as wanted (lane, id)
  join invoice_settlement p on p.lane = wanted.lane and p.invoice_id = wanted.id
  join invoice i on i.lane = wanted.lane and i.id = wanted.id
  join subsidiary s on s.code = i.subsidiary`

/** The settlements of invoices, whose accounts are locked. */
export async function readSettlements(tx: Tx, ids: readonly InvoiceId[]): Promise<OpenSettlement[]> {
  return (await tx.query<SettlementRow>('settlementsOf', settlementsOf, keysOf(ids))).map(toSettlement)
}

const lanesToAsk = `select distinct lane from invoice_settlement where next_attempt_at <= $1`

/** Lanes in which money is to be asked for again. */
export async function readLanesToAsk(tx: Tx, now: Date): Promise<number[]> {
  const rows = await tx.query<{ lane: number }>('lanesToAsk', lanesToAsk, [now])
  return rows.map(({ lane }) => lane)
}

const accountsToAsk = `
  select a.id from account a
  where a.lane = $1 and a.id in (
    select p.account_id from invoice_settlement p
    where p.lane = $1 and p.next_attempt_at <= $2 order by p.next_attempt_at limit $3)
  for update skip locked`

/** Locks accounts of a lane that are to be asked for money again. */
export async function lockAccountsToAsk(tx: Tx, lane: number, now: Date, limit: number): Promise<AccountId[]> {
  const rows = await tx.query<{ id: string }>('accountsToAsk', accountsToAsk, [lane, now, limit])
  return rows.map(({ id }) => fromUuid('acc', id))
}

const settlementsToAsk = `
  select ${columns}
  from invoice_settlement p
  join invoice i on i.lane = p.lane and i.id = p.invoice_id
  join subsidiary s on s.code = i.subsidiary
  where p.lane = $1 and i.lane = $1 and p.account_id = any($2::uuid[]) and p.next_attempt_at <= $3`

/** What locked accounts of a lane are to be asked for again. */
export async function readSettlementsToAsk(
  tx: Tx,
  lane: number,
  accounts: readonly AccountId[],
  now: Date,
): Promise<OpenSettlement[]> {
  const values = [lane, accounts.map(toUuid), now]
  return (await tx.query<SettlementRow>('settlementsToAsk', settlementsToAsk, values)).map(toSettlement)
}

const askedAgain = `
  update invoice_settlement set next_attempt_at = $3
  where lane = $1 and account_id = $2 and state = 'UNPAID' and next_attempt_at > $3`

/** What an account has not paid is asked for at once, because it can pay again. */
export async function askAgainNow(tx: Tx, lane: number, accountId: AccountId, now: Date): Promise<void> {
  await tx.query('askedAgain', askedAgain, [lane, toUuid(accountId), now])
}

const servicesOnInvoices = `
  select distinct l.service_id as id
  from unnest($1::smallint[], $2::uuid[]) as wanted (lane, id)
  join invoice_line l on l.lane = wanted.lane and l.invoice_id = wanted.id`

/** The services that invoices bill. */
export async function readServicesOnInvoices(tx: Tx, ids: readonly InvoiceId[]): Promise<ServiceId[]> {
  const rows = await tx.query<{ id: string }>('servicesOnInvoices', servicesOnInvoices, keysOf(ids))
  return rows.map(({ id }) => fromUuid('svc', id))
}

const billedServices = `
  select distinct l.service_id as id, l.account_id as "accountId"
  from unnest($1::smallint[], $2::uuid[]) as wanted (lane, id)
  join invoice_line l on l.lane = wanted.lane and l.invoice_id = wanted.id`

/** The services that invoices bill, and whose they are. */
export async function readBilledServices(
  tx: Tx,
  ids: readonly InvoiceId[],
): Promise<{ readonly serviceId: ServiceId; readonly accountId: AccountId }[]> {
  const rows = await tx.query<{ id: string; accountId: string }>('billedServices', billedServices, keysOf(ids))
  return rows.map(({ id, accountId }) => ({ serviceId: fromUuid('svc', id), accountId: fromUuid('acc', accountId) }))
}

const servicesOwing = `
  select distinct wanted.id
  from unnest($1::smallint[], $2::uuid[]) as wanted (lane, id)
  join invoice_line l on l.lane = wanted.lane and l.service_id = wanted.id
  join invoice_settlement p on p.lane = l.lane and p.invoice_id = l.invoice_id and p.state = 'UNPAID'`

/** Those of services for which some invoice is not paid. */
export async function readServicesOwing(tx: Tx, ids: readonly ServiceId[]): Promise<Set<ServiceId>> {
  const rows = await tx.query<{ id: string }>('servicesOwing', servicesOwing, keysOf(ids))
  return new Set(rows.map(({ id }) => fromUuid('svc', id)))
}
