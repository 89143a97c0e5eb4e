-- A click that costs something. `snapshot` holds what was sold at which price until it is paid.
create table customer_order (
  lane smallint not null,
  id uuid not null,
  account_id uuid not null,
  kind text not null check (kind in ('ORDER', 'RENEWAL')),
  state text not null check (state in ('PAYING', 'COMPLETED', 'DECLINED')),
  service_id uuid not null,
  currency text not null,
  total bigint not null,
  credit_reserved bigint not null check (credit_reserved between 0 and total),
  invoice_id uuid,
  decline_reason text,
  snapshot jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (lane, id),
  foreign key (lane, account_id) references account (lane, id),
  foreign key (lane, invoice_id) references invoice (lane, id) deferrable initially deferred
);

-- Money asked of the payment provider. The id is the provider's idempotency key: it is stored before the first call.
create table payment (
  lane smallint not null,
  id uuid not null,
  account_id uuid not null,
  invoice_id uuid,
  order_id uuid,
  method_id uuid not null,
  currency text not null,
  amount bigint not null check (amount > 0),
  state text not null check (state in ('PENDING', 'CAPTURED', 'DECLINED')),
  -- How often it was sent to the provider: from the second time on its outcome is looked up first.
  tries smallint not null,
  -- When somebody may take it in hand: set ahead while it is, so that it comes back if that one dies.
  next_try_at timestamptz,
  provider_ref text,
  decline_reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (lane, id),
  foreign key (lane, account_id) references account (lane, id),
  foreign key (lane, method_id) references payment_method (lane, id),
  foreign key (lane, order_id) references customer_order (lane, id),
  foreign key (lane, invoice_id) references invoice (lane, id) deferrable initially deferred,
  check (invoice_id is not null or order_id is not null),
  check ((state = 'PENDING') = (next_try_at is not null))
) with (fillfactor = 85);
create index payment_pending on payment (lane, next_try_at) where state = 'PENDING';
create index payment_of_invoice on payment (lane, invoice_id) where invoice_id is not null;
create index payment_of_order on payment (lane, order_id) where order_id is not null;

-- What a key of a customer's mutation was used for, and what came of it.
create table idempotency (
  lane smallint not null,
  account_id uuid not null,
  key text not null,
  mutation text not null,
  input_hash bytea not null,
  -- The order whose payment decides the answer; the answer is null until then.
  order_id uuid,
  answer jsonb,
  created_at timestamptz not null,
  primary key (lane, account_id, key),
  foreign key (lane, account_id) references account (lane, id)
);
create index idempotency_of_order on idempotency (lane, order_id) where order_id is not null;

-- Double entry: each transaction's amounts add up to zero. A transaction has the id of the invoice, credit note or payment behind it.
create table ledger_entry (
  lane smallint not null,
  transaction_id uuid not null,
  position smallint not null,
  account_id uuid not null,
  posted_on date not null,
  ledger_account text not null check (ledger_account in ('RECEIVABLE', 'REVENUE', 'TAX', 'CASH', 'CREDIT')),
  currency text not null,
  -- Debits are positive, in minor units.
  amount bigint not null check (amount <> 0),
  primary key (lane, transaction_id, position),
  foreign key (lane, account_id) references account (lane, id)
);
create index ledger_entry_of_account on ledger_entry (lane, account_id, ledger_account);

create function check_ledger_balances() returns trigger language plpgsql as $$
declare wrong text;
begin
  select posted.transaction_id::text into wrong
  from posted group by posted.lane, posted.transaction_id, posted.currency having sum(posted.amount) <> 0 limit 1;
  if found then raise exception 'ledger transaction % does not add up to zero', wrong; end if;
  return null;
end
$$;
create trigger ledger_balances after insert on ledger_entry referencing new table as posted
  for each statement execute function check_ledger_balances();
