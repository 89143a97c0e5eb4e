-- One counter for each subsidiary, year and one of four series, so that numbering does not meet in one row.
-- `lane` is that of the series: an account's lane modulo 4.
create table invoice_series (
  lane smallint not null,
  subsidiary text not null,
  year smallint not null,
  next_number integer not null,
  last_date date not null,
  primary key (lane, subsidiary, year)
) with (fillfactor = 50);

create table invoice (
  lane smallint not null,
  id uuid not null,
  account_id uuid not null,
  subsidiary text not null,
  series_year smallint not null,
  series_lane smallint not null,
  number integer not null,
  kind text not null check (kind in ('INVOICE', 'CREDIT_NOTE')),
  issued_on date not null,
  currency text not null,
  net bigint not null,
  tax bigint not null,
  gross bigint not null,
  tax_rate_e4 integer not null,
  credit_applied bigint not null,
  -- The invoice that a credit note corrects.
  corrects uuid,
  primary key (lane, id),
  foreign key (lane, account_id) references account (lane, id),
  foreign key (lane, corrects) references invoice (lane, id),
  check (gross = net + tax),
  check (case kind when 'INVOICE' then net > 0 and corrects is null else net < 0 and corrects is not null end),
  check (credit_applied between 0 and greatest(gross, 0))
);
create index invoice_of_account on invoice (lane, account_id, id);
create index invoice_corrections on invoice (lane, corrects) where corrects is not null;

-- Written before its invoice: the number is taken last, so that its counter is locked for a moment only.
create table invoice_line (
  lane smallint not null,
  invoice_id uuid not null,
  position integer not null check (position > 0),
  account_id uuid not null,
  service_id uuid not null,
  revision integer not null,
  kind text not null check (kind in ('SETUP', 'RECURRING', 'USAGE', 'CREDIT', 'ADJUSTMENT')),
  plan_code text not null,
  label text not null,
  period_from date not null,
  period_to date not null,
  quantity integer not null,
  unit_price bigint,
  amount bigint not null check (amount <> 0),
  corrects_invoice uuid,
  corrects_position integer,
  primary key (lane, invoice_id, position),
  foreign key (lane, invoice_id) references invoice (lane, id) deferrable initially deferred,
  foreign key (lane, corrects_invoice, corrects_position) references invoice_line (lane, invoice_id, position),
  check ((kind = 'CREDIT') = (corrects_invoice is not null)),
  check ((corrects_invoice is null) = (corrects_position is null))
);
-- No period is billed twice, whoever tries.
create unique index invoice_line_once on invoice_line (lane, service_id, revision, plan_code, period_from) where kind = 'RECURRING';
create index invoice_line_of_service on invoice_line (lane, service_id, invoice_id);
create index invoice_line_corrections on invoice_line (lane, corrects_invoice, corrects_position)
  where corrects_invoice is not null;

create function check_invoice_adds_up() returns trigger language plpgsql as $$
declare wrong text;
begin
  select issued.id::text into wrong
  from issued
  where issued.net is distinct from (
    select sum(line.amount) from invoice_line line where line.lane = issued.lane and line.invoice_id = issued.id)
  limit 1;
  if found then raise exception 'the lines of invoice % do not add up to its total', wrong; end if;
  return null;
end
$$;
create trigger invoice_adds_up after insert on invoice referencing new table as issued
  for each statement execute function check_invoice_adds_up();

-- Where the payment of an invoice stands; the invoice itself never changes.
create table invoice_settlement (
  lane smallint not null,
  invoice_id uuid not null,
  account_id uuid not null,
  state text not null check (state in ('OPEN', 'PAID', 'UNPAID')),
  outstanding bigint not null check (outstanding >= 0),
  attempts smallint not null,
  -- When to ask for the money again; null while a payment is on its way and when nothing is left to pay.
  next_attempt_at timestamptz,
  updated_at timestamptz not null,
  primary key (lane, invoice_id),
  foreign key (lane, invoice_id) references invoice (lane, id) deferrable initially deferred,
  check ((state = 'PAID') = (outstanding = 0))
) with (fillfactor = 85);
create index invoice_settlement_due on invoice_settlement (lane, next_attempt_at) where next_attempt_at is not null;
create index invoice_settlement_unpaid on invoice_settlement (lane, account_id) where state = 'UNPAID';
