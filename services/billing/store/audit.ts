import type { Currency } from '../../shared/domain/currency'
import type { Day } from '../../shared/domain/day'
import { day } from '../../shared/domain/day'
import type { AccountId, ServiceId } from '../../shared/domain/ids'
import { fromUuid, laneOf, toUuid } from '../../shared/domain/ids'
import type { Money } from '../../shared/domain/money'
import { money } from '../../shared/domain/money'
import type { Invariant } from '../../shared/postgres/invariant'
import type { Tx } from '../../shared/runtime/database'
import type { LineKind } from '../domain/line'
import type { Period } from '../domain/period'

/** What must hold in the books at any time; each statement finds what breaks it. */
export const rules: readonly Invariant[] = [
  {
    rule: 'the lines of an invoice add up to its total',
    broken: `
      select i.id::text as what from invoice i
      left join (select lane, invoice_id, sum(amount) as net from invoice_line group by lane, invoice_id) l
        on l.lane = i.lane and l.invoice_id = i.id
      where i.net is distinct from l.net or i.gross <> i.net + i.tax`,
  },
  {
    rule: 'each ledger transaction adds up to zero',
    broken: `
      select transaction_id::text as what from ledger_entry
      group by lane, transaction_id, currency having sum(amount) <> 0`,
  },
  {
    rule: 'every invoice, credit note and captured payment stands in the ledger',
    broken: `
      select id::text as what from (
        select lane, id from invoice union all select lane, id from payment where state = 'CAPTURED') booked
      where not exists (select from ledger_entry e where e.lane = booked.lane and e.transaction_id = booked.id)`,
  },
  {
    rule: 'invoice numbers have no gap and grow with their dates',
    broken: `
      select subsidiary || ' ' || series_year || ' ' || series_lane as what from (
        select *, row_number() over series as place, lag(issued_on) over series as before from invoice
        window series as (partition by subsidiary, series_year, series_lane order by number)) numbered
      where number <> place or issued_on < before
      group by subsidiary, series_year, series_lane
      union all
      select s.subsidiary || ' ' || s.year || ' ' || s.lane from invoice_series s
      where s.next_number - 1 <> (select count(*) from invoice i
        where i.subsidiary = s.subsidiary and i.series_year = s.year and i.series_lane = s.lane)`,
  },
  {
    rule: 'no line is given back more than it cost',
    broken: `
      select l.invoice_id || ' ' || l.position as what from invoice_line l
      join invoice_line c on c.lane = l.lane and c.corrects_invoice = l.invoice_id and c.corrects_position = l.position
      group by l.lane, l.invoice_id, l.position, l.amount having l.amount + sum(c.amount) < 0`,
  },
  {
    rule: 'what customers owe in the ledger is what is outstanding',
    broken: `
      select a.id::text as what from account a
      where (select coalesce(sum(e.amount), 0) from ledger_entry e
          where e.lane = a.lane and e.account_id = a.id and e.ledger_account = 'RECEIVABLE')
        <> (select coalesce(sum(s.outstanding), 0) from invoice_settlement s
          where s.lane = a.lane and s.account_id = a.id)`,
  },
  {
    rule: 'the credit of an account is what the ledger says, less what open orders have reserved',
    broken: `
      select a.id::text as what from account a
      where a.credit <> - (select coalesce(sum(e.amount), 0) from ledger_entry e
          where e.lane = a.lane and e.account_id = a.id and e.ledger_account = 'CREDIT')
        - (select coalesce(sum(o.credit_reserved), 0) from customer_order o
          where o.lane = a.lane and o.account_id = a.id and o.state = 'PAYING')`,
  },
  {
    rule: 'what was captured is what the ledger has in cash',
    broken: `
      select a.id::text as what from account a
      where (select coalesce(sum(e.amount), 0) from ledger_entry e
          where e.lane = a.lane and e.account_id = a.id and e.ledger_account = 'CASH')
        <> (select coalesce(sum(p.amount), 0) from payment p
          where p.lane = a.lane and p.account_id = a.id and p.state = 'CAPTURED')`,
  },
  {
    rule: 'a completed order has its service, and its invoice where it cost something; any other has no invoice',
    broken: `
      select o.id::text as what from customer_order o
      where case o.state
        when 'COMPLETED' then not exists (select from service s where s.lane = o.lane and s.id = o.service_id)
          or (o.total > 0 and o.invoice_id is null)
        else o.invoice_id is not null
          or (o.kind = 'ORDER' and exists (select from service s where s.lane = o.lane and s.id = o.service_id)) end`,
  },
]

/** What is wrong in the books, in words; nothing when every rule holds. */
export async function auditFaults(tx: Tx): Promise<string[]> {
  const faults: string[] = []
  for (const [index, { rule, broken }] of rules.entries()) {
    const rows = await tx.query<{ what: string }>(`audit${index}`, `${broken} limit 5`)
    if (rows.length > 0) faults.push(`${rule}: not so for ${rows.map(({ what }) => what).join(', ')}`)
  }
  return faults
}

/** A line as it was issued. */
export interface IssuedLine {
  readonly serviceId: ServiceId
  readonly kind: LineKind
  readonly period: Period
  readonly amount: Money
}

interface IssuedLineRow {
  readonly serviceId: string
  readonly kind: LineKind
  readonly from: string
  readonly to: string
  readonly amount: string
  readonly currency: Currency
}

const issuedLines = `
  select l.service_id as "serviceId", l.kind, l.period_from as "from", l.period_to as "to", l.amount, i.currency
  from invoice_line l join invoice i on i.lane = l.lane and i.id = l.invoice_id
  where l.lane = $1 and l.account_id = $2
  order by l.invoice_id, l.position`

/** All lines that were ever issued to an account. */
export async function issuedLinesOf(tx: Tx, accountId: AccountId): Promise<IssuedLine[]> {
  const rows = await tx.query<IssuedLineRow>('issuedLines', issuedLines, [laneOf(accountId), toUuid(accountId)])
  return rows.map(({ serviceId, kind, from, to, amount, currency }) => ({
    serviceId: fromUuid('svc', serviceId),
    kind,
    period: { from: day(from), to: day(to) },
    amount: money(BigInt(amount), currency),
  }))
}

const nextDue = `select min(due_on) as day from contract where due_on < 'infinity'`

/** The first day on which the renewal run has something to do; null when never. */
export async function nextDueDay(tx: Tx): Promise<Day | null> {
  const [row] = await tx.query<{ day: string | null }>('nextDue', nextDue)
  return row?.day ? day(row.day) : null
}
