import type { Invariant } from '../../shared/postgres/invariant'
import { rules } from './audit'

/** A day of a period that costs less than this, in minor units, rounds to nothing; and what costs nothing has no line. */
const LEAST = 366 / 2

/** The price of an item may be nothing for a time. */
const mayBeFree = (line: string): string => `
  exists (select from contract_terms t, jsonb_array_elements(t.terms -> 'items') item
    where t.lane = ${line}.lane and t.contract_id = ${line}.service_id and item ->> 'planCode' = ${line}.plan_code
      and '0' in (item -> 'recurring' ->> 'unitPrice', item -> 'recurring' -> 'promotion' ->> 'unitPrice'))`

/** What holds for all that billing keeps, whatever happened to it: the rules of the books, and those of contracts and periods. */
export const invariants: readonly Invariant[] = [
  ...rules,
  {
    rule: 'the tax of every invoice is that on its net',
    broken: `
      select id::text as what from invoice
      where kind = 'INVOICE' and tax <> round(net * tax_rate_e4 / 1000000.0)`,
  },
  {
    rule: 'the ledger has the net, tax and credit of every invoice',
    broken: `
      select i.id::text as what from invoice i
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
    broken: `
      select p.id::text as what from payment p
      left join (select lane, transaction_id, sum(amount) as cash from ledger_entry where ledger_account = 'CASH' group by 1, 2) posted
        on posted.lane = p.lane and posted.transaction_id = p.id
      where coalesce(posted.cash, 0) <> case p.state when 'CAPTURED' then p.amount else 0 end`,
  },
  {
    rule: 'every invoice has its settlement',
    broken: `
      select i.id::text as what from invoice i
      left join invoice_settlement s on s.lane = i.lane and s.invoice_id = i.id where s.invoice_id is null`,
  },
  {
    rule: 'every contract has the terms of all its revisions',
    broken: `
      select c.id::text as what from contract c
      left join (select lane, contract_id, count(*) as revisions, max(revision) as last from contract_terms group by 1, 2) t
        on t.lane = c.lane and t.contract_id = c.id
      where (t.revisions, t.last) is distinct from (c.revision::bigint, c.revision)`,
  },
  {
    rule: 'every service has its contract, and its state is the contract’s',
    broken: `
      select s.id::text as what from service s left join contract c on c.lane = s.lane and c.id = s.id
      where c.id is null or case s.state when 'ENDED' then c.state <> 'ENDED' when 'SUSPENDED' then c.state <> 'SUSPENDED'
        else c.state not in ('ACTIVE', 'STOPPING') end`,
  },
  {
    rule: 'a contract that runs is due where it is billed until, and one that ended never',
    broken: `
      select id::text as what from contract
      where case state when 'ENDED' then due_on < 'infinity' or renews_on < 'infinity'
        when 'SUSPENDED' then renews_on < 'infinity' else due_on <> billed_until end`,
  },
  {
    rule: 'the periods that were billed tile: each begins where the one before ended',
    broken: `
      select line.service_id::text as what from (
        select lane, service_id, plan_code, period_from, lag(period_to) over billed as before,
          least(amount, lag(amount) over billed) as amount
        from invoice_line where kind = 'RECURRING'
        window billed as (partition by lane, service_id, plan_code order by period_from)) line
      where period_from < before or (period_from > before and amount >= ${LEAST} and not ${mayBeFree('line')})`,
  },
  {
    rule: 'the first period begins with the contract, the last ends where it is billed until',
    broken: `
      select line.service_id::text as what from (
        select lane, service_id, plan_code, min(period_from) as first, max(period_to) as last, min(amount) as amount
        from invoice_line where kind = 'RECURRING' group by 1, 2, 3) line
      join contract c on c.lane = line.lane and c.id = line.service_id
      where (line.first <> c.started_on or (c.state <> 'ENDED' and line.last <> c.billed_until))
        and line.amount >= ${LEAST} and not ${mayBeFree('line')}`,
  },
]
