-- Whoever changes anything of an account first locks its row: it is the lock of all that belongs to the account.
create table account (
  lane smallint not null,
  id uuid not null,
  subsidiary text not null references subsidiary (code),
  currency text not null,
  name text not null,
  email text not null,
  language text not null,
  time_zone text not null,
  tax_id text,
  billing_day smallint check (billing_day between 1 and 31),
  proration text not null check (proration in ('ACTUAL_DAYS', 'DAYS_30')),
  -- From credit notes, in minor units; what orders that are being paid have reserved is taken off already.
  credit bigint not null default 0 check (credit >= 0),
  created_at timestamptz not null,
  primary key (lane, id)
) with (fillfactor = 90);

create table payment_method (
  lane smallint not null,
  id uuid not null,
  account_id uuid not null,
  provider_ref text not null,
  kind text not null check (kind in ('CARD', 'DIRECT_DEBIT')),
  label text not null,
  expires text check (expires ~ '^\d{4}-\d{2}$'),
  is_default boolean not null,
  created_at timestamptz not null,
  primary key (lane, id),
  foreign key (lane, account_id) references account (lane, id)
);
create index payment_method_of_account on payment_method (lane, account_id);
create unique index payment_method_default on payment_method (lane, account_id) where is_default;

-- What rarely changes of a service; its contract, of the same id, is what renewals rewrite.
create table service (
  lane smallint not null,
  id uuid not null,
  account_id uuid not null,
  universe text not null check (universe in ('WEB', 'INFRASTRUCTURE', 'CLOUD', 'TELECOM')),
  kind text not null check (kind in ('Server', 'Domain', 'WebHosting', 'Mailbox', 'Instance', 'PhoneLine')),
  state text not null check (state in ('PROVISIONING', 'ACTIVE', 'SUSPENDED', 'ENDED')),
  display_name text not null,
  -- Lists by name begin at a cursor in this column; an expression instead would be evaluated after row-level security, row by row.
  sort_name text not null generated always as (lower(display_name)) stored,
  ordered_at timestamptz not null,
  delivered_at timestamptz,
  primary key (lane, id),
  foreign key (lane, account_id) references account (lane, id)
);
create index service_newest on service (lane, account_id, id);
create index service_by_name on service (lane, account_id, sort_name, id);

create table contract (
  lane smallint not null,
  id uuid not null,
  account_id uuid not null,
  started_on date not null,
  ends_on date,
  billed_until date not null,
  -- When the renewal run has something to do with it, and when it is billed next; 'infinity' when never.
  due_on date not null,
  renews_on date not null,
  engagement_from date,
  engagement_to date,
  quantity integer not null check (quantity > 0),
  revision integer not null check (revision > 0),
  periods_billed integer not null check (periods_billed >= 0),
  event_sequence integer not null,
  billing_day smallint not null check (billing_day between 1 and 31),
  auto_renew boolean not null,
  state text not null check (state in ('ACTIVE', 'STOPPING', 'SUSPENDED', 'ENDED')),
  period text not null,
  mode text not null,
  proration text not null check (proration in ('ACTUAL_DAYS', 'DAYS_30')),
  -- The early renewal that is being paid: no run bills the contract meanwhile.
  renewal_order_id uuid,
  primary key (lane, id),
  foreign key (lane, id) references service (lane, id),
  check ((engagement_from is null) = (engagement_to is null)),
  check (state <> 'STOPPING' or ends_on is not null)
) with (fillfactor = 85);
create index contract_due on contract (lane, due_on) where due_on < 'infinity';
create index contract_next on contract (lane, account_id, renews_on, id);

-- What was sold. A change of terms is a new revision; none is ever rewritten.
create table contract_terms (
  lane smallint not null,
  contract_id uuid not null,
  revision integer not null,
  account_id uuid not null,
  terms jsonb not null,
  -- For each item what its delivery needs; apart, because no bill needs it.
  technical jsonb not null,
  primary key (lane, contract_id, revision),
  foreign key (lane, contract_id) references contract (lane, id)
);
