import type { Invariant } from '../../shared/postgres/invariant'

/** The price of an item may be nothing for a time; what costs nothing has no line. */
const mayBeFree = (line: string): string => `
  exists (select from contract_terms t, jsonb_array_elements(t.terms -> 'items') item
    where t.lane = ${line}.lane and t.contract_id = ${line}.service_id and item ->> 'planCode' = ${line}.plan_code
      and '0' in (item -> 'recurring' ->> 'unitPrice', item -> 'recurring' -> 'promotion' ->> 'unitPrice'))`

/** What holds for all that billing keeps, whatever happened to it. */
export const invariants: readonly Invariant[] = [
  {
    rule: 'the lines of every invoice add up to its net',
    sql: `
      select i.id::text as broken from invoice i
      left join (select lane, invoice_id, sum(amount) as net from invoice_line group by 1, 2) lines
        on lines.lane = i.lane and lines.invoice_id = i.id
      where lines.net is distinct from i.net`,
  },
  {
    rule: 'the tax of every invoice is that on its net',
    sql: `
      select id::text as broken from invoice
      where kind = 'INVOICE' and tax <> round(net * tax_rate_e4 / 1000000.0)`,
  },
  {
    rule: 'the ledger adds up to zero for every transaction and currency',
    sql: `
      select transaction_id::text as broken from ledger_entry
      group by lane, transaction_id, currency having sum(amount) <> 0`,
  },
  {
    rule: 'the ledger has the net, tax and credit of every invoice',
    sql: `
      select i.id::text as broken from invoice i
      left join (
        select lane, transaction_id, coalesce(sum(amount) filter (where ledger_account = 'REVENUE'), 0) as revenue,
          coalesce(sum(amount) filter (where ledger_account = 'TAX'), 0) as tax,
          coalesce(sum(amount) filter (where ledger_account = 'CREDIT' and amount > 0), 0) as credit
        from ledger_entry group by 1, 2) posted on posted.lane = i.lane and posted.transaction_id = i.id
      where posted.revenue is distinct from -i.net or posted.tax is distinct from -i.tax
        or posted.credit is distinct from i.credit_applied`,
  },
  {
    rule: 'the ledger has the cash of every captured payment, and of no other',
    sql: `
      select p.id::text as broken from payment p
      left join (select lane, transaction_id, sum(amount) as cash from ledger_entry where ledger_account = 'CASH' group by 1, 2) posted
        on posted.lane = p.lane and posted.transaction_id = p.id
      where coalesce(posted.cash, 0) <> case p.state when 'CAPTURED' then p.amount else 0 end`,
  },
  {
    rule: 'invoice numbers have no gap, and their counter stands behind the last',
    sql: `
      select format('%s-%s-%s', s.subsidiary, s.year, s.lane) as broken
      from invoice_series s
      full join (
        select subsidiary, series_year, series_lane, count(distinct number) as numbers, count(*) as invoices,
          min(number) as first, max(number) as last, max(issued_on) as last_date
        from invoice group by 1, 2, 3) i
        on i.subsidiary = s.subsidiary and i.series_year = s.year and i.series_lane = s.lane
      where (i.numbers, i.invoices, i.first, i.last, i.last_date) is distinct from
        (s.next_number - 1, s.next_number - 1, 1, s.next_number - 1, s.last_date)`,
  },
  {
    rule: 'invoice numbers are in the order of their dates',
    sql: `
      select id::text as broken from (
        select id, issued_on, lag(issued_on) over (partition by subsidiary, series_year, series_lane order by number) as before
        from invoice) numbered
      where issued_on < before`,
  },
  {
    rule: 'every invoice has its settlement',
    sql: `
      select i.id::text as broken from invoice i
      left join invoice_settlement s on s.lane = i.lane and s.invoice_id = i.id where s.invoice_id is null`,
  },
  {
    rule: 'what is still owed on invoices is what the ledger says that each account owes',
    sql: `
      select coalesce(owed.account_id, posted.account_id)::text as broken
      from (select lane, account_id, sum(outstanding) as owed from invoice_settlement group by 1, 2) owed
      full join (
        select lane, account_id, sum(amount) as owed from ledger_entry where ledger_account = 'RECEIVABLE' group by 1, 2) posted
        using (lane, account_id)
      where coalesce(owed.owed, 0) <> coalesce(posted.owed, 0)`,
  },
  {
    rule: 'the credit of every account is that of its ledger, less what its open orders have reserved',
    sql: `
      select a.id::text as broken from account a
      left join (
        select lane, account_id, -sum(amount) as credit from ledger_entry where ledger_account = 'CREDIT' group by 1, 2) posted
        on posted.lane = a.lane and posted.account_id = a.id
      left join (
        select lane, account_id, sum(credit_reserved) as reserved from customer_order where state = 'PAYING' group by 1, 2) open
        on open.lane = a.lane and open.account_id = a.id
      where a.credit + coalesce(open.reserved, 0) <> coalesce(posted.credit, 0)`,
  },
  {
    rule: 'every contract has the terms of all its revisions',
    sql: `
      select c.id::text as broken from contract c
      left join (select lane, contract_id, count(*) as revisions, max(revision) as last from contract_terms group by 1, 2) t
        on t.lane = c.lane and t.contract_id = c.id
      where (t.revisions, t.last) is distinct from (c.revision::bigint, c.revision)`,
  },
  {
    rule: 'every service has its contract, and its state is the contract’s',
    sql: `
      select s.id::text as broken from service s left join contract c on c.lane = s.lane and c.id = s.id
      where c.id is null or case s.state when 'ENDED' then c.state <> 'ENDED' when 'SUSPENDED' then c.state <> 'SUSPENDED'
        else c.state not in ('ACTIVE', 'STOPPING') end`,
  },
  {
    rule: 'a contract that runs is due where it is billed until, and one that ended never',
    sql: `
      select id::text as broken from contract
      where case state when 'ENDED' then due_on < 'infinity' or renews_on < 'infinity'
        when 'SUSPENDED' then renews_on < 'infinity' else due_on <> billed_until end`,
  },
  {
    rule: 'the periods that were billed tile: each begins where the one before ended',
    sql: `
      select line.service_id::text as broken from (
        select lane, service_id, plan_code, period_from,
          lag(period_to) over (partition by lane, service_id, plan_code order by period_from) as before
        from invoice_line where kind = 'RECURRING') line
      where period_from < before or (period_from > before and not ${mayBeFree('line')})`,
  },
  {
    rule: 'the first period begins with the contract, the last ends where it is billed until',
    sql: `
      select line.service_id::text as broken from (
        select lane, service_id, plan_code, min(period_from) as first, max(period_to) as last
        from invoice_line where kind = 'RECURRING' group by 1, 2, 3) line
      join contract c on c.lane = line.lane and c.id = line.service_id
      where (line.first <> c.started_on or (c.state <> 'ENDED' and line.last <> c.billed_until))
        and not ${mayBeFree('line')}`,
  },
  {
    rule: 'no more is given back of a line than was billed',
    sql: `
      select line.service_id::text as broken from invoice_line line
      join (
        select lane, corrects_invoice, corrects_position, sum(amount) as given from invoice_line
        where corrects_invoice is not null group by 1, 2, 3) credit
        on credit.lane = line.lane and credit.corrects_invoice = line.invoice_id and credit.corrects_position = line.position
      where line.amount + credit.given < 0`,
  },
]
