create table account (
  lane smallint not null,
  id uuid not null,
  subsidiary text not null,
  currency text not null,
  name text not null,
  email text not null,
  language text not null,
  time_zone text not null,
  tax_id text,
  billing_day smallint,
  proration text not null,
  credit bigint default 0 not null,
  created_at timestamp with time zone not null,
  constraint account_pkey PRIMARY KEY (lane, id),
  constraint account_subsidiary_fkey FOREIGN KEY (subsidiary) REFERENCES subsidiary(code),
  constraint account_billing_day_check CHECK (((billing_day >= 1) AND (billing_day <= 31))),
  constraint account_credit_check CHECK ((credit >= 0)),
  constraint account_proration_check CHECK ((proration = ANY (ARRAY['ACTUAL_DAYS'::text, 'DAYS_30'::text])))
) with (fillfactor=90);
alter table account enable row level security;
alter table account force row level security;
create policy own on account as permissive for all to public
  using (((id = ( SELECT (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid AS "nullif")) OR (( SELECT current_setting('app.role'::text, true) AS current_setting) = ANY (ARRAY['operator'::text, 'system'::text]))));

create table account_change (
  lane smallint not null,
  account_id uuid not null,
  sequence bigint not null,
  service_id uuid not null,
  kind text not null,
  occurred_at timestamp with time zone not null,
  constraint account_change_pkey PRIMARY KEY (lane, account_id, sequence)
);
CREATE INDEX account_change_age ON public.account_change USING btree (lane, occurred_at);
CREATE INDEX account_change_of_service ON public.account_change USING btree (lane, service_id, sequence);
alter table account_change enable row level security;
alter table account_change force row level security;
create policy own on account_change as permissive for all to public
  using (((account_id = ( SELECT (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid AS "nullif")) OR (( SELECT current_setting('app.role'::text, true) AS current_setting) = ANY (ARRAY['operator'::text, 'system'::text]))));

create table account_change_counter (
  lane smallint not null,
  account_id uuid not null,
  last_sequence bigint not null,
  forgotten bigint default 0 not null,
  constraint account_change_counter_pkey PRIMARY KEY (lane, account_id)
);
alter table account_change_counter enable row level security;
alter table account_change_counter force row level security;
create policy own on account_change_counter as permissive for all to public
  using (((account_id = ( SELECT (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid AS "nullif")) OR (( SELECT current_setting('app.role'::text, true) AS current_setting) = ANY (ARRAY['operator'::text, 'system'::text]))));

create table contract (
  lane smallint not null,
  id uuid not null,
  account_id uuid not null,
  started_on date not null,
  ends_on date,
  billed_until date not null,
  due_on date not null,
  renews_on date not null,
  engagement_from date,
  engagement_to date,
  quantity integer not null,
  revision integer not null,
  periods_billed integer not null,
  event_sequence integer not null,
  billing_day smallint not null,
  auto_renew boolean not null,
  state text not null,
  period text not null,
  mode text not null,
  proration text not null,
  renewal_order_id uuid,
  constraint contract_pkey PRIMARY KEY (lane, id),
  constraint contract_lane_id_fkey FOREIGN KEY (lane, id) REFERENCES service(lane, id),
  constraint contract_billing_day_check CHECK (((billing_day >= 1) AND (billing_day <= 31))),
  constraint contract_check CHECK (((engagement_from IS NULL) = (engagement_to IS NULL))),
  constraint contract_check1 CHECK (((state <> 'STOPPING'::text) OR (ends_on IS NOT NULL))),
  constraint contract_periods_billed_check CHECK ((periods_billed >= 0)),
  constraint contract_proration_check CHECK ((proration = ANY (ARRAY['ACTUAL_DAYS'::text, 'DAYS_30'::text]))),
  constraint contract_quantity_check CHECK ((quantity > 0)),
  constraint contract_revision_check CHECK ((revision > 0)),
  constraint contract_state_check CHECK ((state = ANY (ARRAY['ACTIVE'::text, 'STOPPING'::text, 'SUSPENDED'::text, 'ENDED'::text])))
) with (fillfactor=85);
CREATE INDEX contract_due ON public.contract USING btree (lane, due_on) WHERE (due_on < 'infinity'::date);
CREATE INDEX contract_next ON public.contract USING btree (lane, account_id, renews_on, id);
alter table contract enable row level security;
alter table contract force row level security;
create policy own on contract as permissive for all to public
  using (((account_id = ( SELECT (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid AS "nullif")) OR (( SELECT current_setting('app.role'::text, true) AS current_setting) = ANY (ARRAY['operator'::text, 'system'::text]))));

create table contract_terms (
  lane smallint not null,
  contract_id uuid not null,
  revision integer not null,
  account_id uuid not null,
  terms jsonb not null,
  technical jsonb not null,
  constraint contract_terms_pkey PRIMARY KEY (lane, contract_id, revision),
  constraint contract_terms_lane_contract_id_fkey FOREIGN KEY (lane, contract_id) REFERENCES contract(lane, id)
);
alter table contract_terms enable row level security;
alter table contract_terms force row level security;
create policy own on contract_terms as permissive for all to public
  using (((account_id = ( SELECT (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid AS "nullif")) OR (( SELECT current_setting('app.role'::text, true) AS current_setting) = ANY (ARRAY['operator'::text, 'system'::text]))));

create table customer_order (
  lane smallint not null,
  id uuid not null,
  account_id uuid not null,
  kind text not null,
  state text not null,
  service_id uuid not null,
  currency text not null,
  total bigint not null,
  credit_reserved bigint not null,
  invoice_id uuid,
  decline_reason text,
  snapshot jsonb not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint customer_order_pkey PRIMARY KEY (lane, id),
  constraint customer_order_lane_account_id_fkey FOREIGN KEY (lane, account_id) REFERENCES account(lane, id),
  constraint customer_order_lane_invoice_id_fkey FOREIGN KEY (lane, invoice_id) REFERENCES invoice(lane, id) DEFERRABLE INITIALLY DEFERRED,
  constraint customer_order_check CHECK (((credit_reserved >= 0) AND (credit_reserved <= total))),
  constraint customer_order_kind_check CHECK ((kind = ANY (ARRAY['ORDER'::text, 'RENEWAL'::text]))),
  constraint customer_order_state_check CHECK ((state = ANY (ARRAY['PAYING'::text, 'COMPLETED'::text, 'DECLINED'::text])))
);
alter table customer_order enable row level security;
alter table customer_order force row level security;
create policy own on customer_order as permissive for all to public
  using (((account_id = ( SELECT (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid AS "nullif")) OR (( SELECT current_setting('app.role'::text, true) AS current_setting) = ANY (ARRAY['operator'::text, 'system'::text]))));

create table idempotency (
  lane smallint not null,
  account_id uuid not null,
  key text not null,
  mutation text not null,
  input_hash bytea not null,
  order_id uuid,
  answer jsonb,
  created_at timestamp with time zone not null,
  constraint idempotency_pkey PRIMARY KEY (lane, account_id, key),
  constraint idempotency_lane_account_id_fkey FOREIGN KEY (lane, account_id) REFERENCES account(lane, id)
);
CREATE INDEX idempotency_of_order ON public.idempotency USING btree (lane, order_id) WHERE (order_id IS NOT NULL);
alter table idempotency enable row level security;
alter table idempotency force row level security;
create policy own on idempotency as permissive for all to public
  using (((account_id = ( SELECT (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid AS "nullif")) OR (( SELECT current_setting('app.role'::text, true) AS current_setting) = ANY (ARRAY['operator'::text, 'system'::text]))));

create table inbox (
  lane smallint not null,
  event_id uuid not null,
  type text not null,
  subject text not null,
  received_at timestamp with time zone not null,
  constraint inbox_pkey PRIMARY KEY (lane, event_id)
);
alter table inbox enable row level security;
alter table inbox force row level security;
create policy inbox_system on inbox as permissive for all to public
  using ((( SELECT current_setting('app.role'::text, true) AS current_setting) = 'system'::text));

create table inbox_subject (
  lane smallint not null,
  source text not null,
  subject text not null,
  last_sequence bigint not null,
  constraint inbox_subject_pkey PRIMARY KEY (lane, source, subject)
);

create table invoice (
  lane smallint not null,
  id uuid not null,
  account_id uuid not null,
  subsidiary text not null,
  series_year smallint not null,
  series_lane smallint not null,
  number integer not null,
  kind text not null,
  issued_on date not null,
  currency text not null,
  net bigint not null,
  tax bigint not null,
  gross bigint not null,
  tax_rate_e4 integer not null,
  credit_applied bigint not null,
  corrects uuid,
  constraint invoice_pkey PRIMARY KEY (lane, id),
  constraint invoice_lane_account_id_fkey FOREIGN KEY (lane, account_id) REFERENCES account(lane, id),
  constraint invoice_lane_corrects_fkey FOREIGN KEY (lane, corrects) REFERENCES invoice(lane, id),
  constraint invoice_check CHECK ((gross = (net + tax))),
  constraint invoice_check1 CHECK (
CASE kind
    WHEN 'INVOICE'::text THEN ((net > 0) AND (corrects IS NULL))
    ELSE ((net < 0) AND (corrects IS NOT NULL))
END),
  constraint invoice_check2 CHECK (((credit_applied >= 0) AND (credit_applied <= GREATEST(gross, (0)::bigint)))),
  constraint invoice_kind_check CHECK ((kind = ANY (ARRAY['INVOICE'::text, 'CREDIT_NOTE'::text])))
);
CREATE INDEX invoice_corrections ON public.invoice USING btree (lane, corrects) WHERE (corrects IS NOT NULL);
CREATE INDEX invoice_of_account ON public.invoice USING btree (lane, account_id, id);
alter table invoice enable row level security;
alter table invoice force row level security;
create policy own on invoice as permissive for all to public
  using (((account_id = ( SELECT (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid AS "nullif")) OR (( SELECT current_setting('app.role'::text, true) AS current_setting) = ANY (ARRAY['operator'::text, 'system'::text]))));

create table invoice_line (
  lane smallint not null,
  invoice_id uuid not null,
  "position" integer not null,
  account_id uuid not null,
  service_id uuid not null,
  revision integer not null,
  kind text not null,
  plan_code text not null,
  label text not null,
  period_from date not null,
  period_to date not null,
  quantity integer not null,
  unit_price bigint,
  amount bigint not null,
  corrects_invoice uuid,
  corrects_position integer,
  constraint invoice_line_pkey PRIMARY KEY (lane, invoice_id, "position"),
  constraint invoice_line_lane_corrects_invoice_corrects_position_fkey FOREIGN KEY (lane, corrects_invoice, corrects_position) REFERENCES invoice_line(lane, invoice_id, "position"),
  constraint invoice_line_lane_invoice_id_fkey FOREIGN KEY (lane, invoice_id) REFERENCES invoice(lane, id) DEFERRABLE INITIALLY DEFERRED,
  constraint invoice_line_amount_check CHECK ((amount <> 0)),
  constraint invoice_line_check CHECK (((kind = 'CREDIT'::text) = (corrects_invoice IS NOT NULL))),
  constraint invoice_line_check1 CHECK (((corrects_invoice IS NULL) = (corrects_position IS NULL))),
  constraint invoice_line_kind_check CHECK ((kind = ANY (ARRAY['SETUP'::text, 'RECURRING'::text, 'USAGE'::text, 'CREDIT'::text, 'ADJUSTMENT'::text]))),
  constraint invoice_line_position_check CHECK (("position" > 0))
);
CREATE INDEX invoice_line_corrections ON public.invoice_line USING btree (lane, corrects_invoice, corrects_position) WHERE (corrects_invoice IS NOT NULL);
CREATE INDEX invoice_line_of_service ON public.invoice_line USING btree (lane, service_id, invoice_id);
CREATE UNIQUE INDEX invoice_line_once ON public.invoice_line USING btree (lane, service_id, revision, plan_code, period_from) WHERE (kind = 'RECURRING'::text);
alter table invoice_line enable row level security;
alter table invoice_line force row level security;
create policy own on invoice_line as permissive for all to public
  using (((account_id = ( SELECT (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid AS "nullif")) OR (( SELECT current_setting('app.role'::text, true) AS current_setting) = ANY (ARRAY['operator'::text, 'system'::text]))));

create table invoice_series (
  lane smallint not null,
  subsidiary text not null,
  year smallint not null,
  next_number integer not null,
  last_date date not null,
  constraint invoice_series_pkey PRIMARY KEY (lane, subsidiary, year)
) with (fillfactor=50);

create table invoice_settlement (
  lane smallint not null,
  invoice_id uuid not null,
  account_id uuid not null,
  state text not null,
  outstanding bigint not null,
  attempts smallint not null,
  next_attempt_at timestamp with time zone,
  updated_at timestamp with time zone not null,
  constraint invoice_settlement_pkey PRIMARY KEY (lane, invoice_id),
  constraint invoice_settlement_lane_invoice_id_fkey FOREIGN KEY (lane, invoice_id) REFERENCES invoice(lane, id) DEFERRABLE INITIALLY DEFERRED,
  constraint invoice_settlement_check CHECK (((state = 'PAID'::text) = (outstanding = 0))),
  constraint invoice_settlement_outstanding_check CHECK ((outstanding >= 0)),
  constraint invoice_settlement_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'PAID'::text, 'UNPAID'::text])))
) with (fillfactor=85);
CREATE INDEX invoice_settlement_due ON public.invoice_settlement USING btree (lane, next_attempt_at) WHERE (next_attempt_at IS NOT NULL);
CREATE INDEX invoice_settlement_unpaid ON public.invoice_settlement USING btree (lane, account_id) WHERE (state = 'UNPAID'::text);
alter table invoice_settlement enable row level security;
alter table invoice_settlement force row level security;
create policy own on invoice_settlement as permissive for all to public
  using (((account_id = ( SELECT (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid AS "nullif")) OR (( SELECT current_setting('app.role'::text, true) AS current_setting) = ANY (ARRAY['operator'::text, 'system'::text]))));

create table ledger_entry (
  lane smallint not null,
  transaction_id uuid not null,
  "position" smallint not null,
  account_id uuid not null,
  posted_on date not null,
  ledger_account text not null,
  currency text not null,
  amount bigint not null,
  constraint ledger_entry_pkey PRIMARY KEY (lane, transaction_id, "position"),
  constraint ledger_entry_lane_account_id_fkey FOREIGN KEY (lane, account_id) REFERENCES account(lane, id),
  constraint ledger_entry_amount_check CHECK ((amount <> 0)),
  constraint ledger_entry_ledger_account_check CHECK ((ledger_account = ANY (ARRAY['RECEIVABLE'::text, 'REVENUE'::text, 'TAX'::text, 'CASH'::text, 'CREDIT'::text])))
);
CREATE INDEX ledger_entry_of_account ON public.ledger_entry USING btree (lane, account_id, ledger_account);
alter table ledger_entry enable row level security;
alter table ledger_entry force row level security;
create policy own on ledger_entry as permissive for all to public
  using (((account_id = ( SELECT (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid AS "nullif")) OR (( SELECT current_setting('app.role'::text, true) AS current_setting) = ANY (ARRAY['operator'::text, 'system'::text]))));

create table outbox (
  lane smallint not null,
  id uuid not null,
  type text not null,
  subject text not null,
  sequence bigint not null,
  occurred_at timestamp with time zone not null,
  data jsonb not null,
  constraint outbox_pkey PRIMARY KEY (lane, id)
);
alter table outbox enable row level security;
alter table outbox force row level security;
create policy outbox_add on outbox as permissive for insert to public
  with check (true);
create policy outbox_system on outbox as permissive for all to public
  using ((( SELECT current_setting('app.role'::text, true) AS current_setting) = 'system'::text));

create table outbox_delivery (
  lane smallint not null,
  event_id uuid not null,
  destination text not null,
  subject text not null,
  sequence bigint not null,
  state text default 'PENDING'::text not null,
  attempts integer default 0 not null,
  next_attempt_at timestamp with time zone not null,
  last_error text,
  constraint outbox_delivery_pkey PRIMARY KEY (lane, destination, subject, sequence, event_id),
  constraint outbox_delivery_lane_event_id_fkey FOREIGN KEY (lane, event_id) REFERENCES outbox(lane, id),
  constraint outbox_delivery_state_check CHECK ((state = ANY (ARRAY['PENDING'::text, 'PARKED'::text])))
);
CREATE INDEX outbox_delivery_due ON public.outbox_delivery USING btree (next_attempt_at, lane) WHERE (state = 'PENDING'::text);
alter table outbox_delivery enable row level security;
alter table outbox_delivery force row level security;
create policy outbox_delivery_add on outbox_delivery as permissive for insert to public
  with check (true);
create policy outbox_delivery_system on outbox_delivery as permissive for all to public
  using ((( SELECT current_setting('app.role'::text, true) AS current_setting) = 'system'::text));

create table outbox_lane (
  lane smallint not null,
  constraint outbox_lane_pkey PRIMARY KEY (lane)
);

create table payment (
  lane smallint not null,
  id uuid not null,
  account_id uuid not null,
  invoice_id uuid,
  order_id uuid,
  method_id uuid not null,
  currency text not null,
  amount bigint not null,
  state text not null,
  tries smallint not null,
  next_try_at timestamp with time zone,
  provider_ref text,
  decline_reason text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint payment_pkey PRIMARY KEY (lane, id),
  constraint payment_lane_account_id_fkey FOREIGN KEY (lane, account_id) REFERENCES account(lane, id),
  constraint payment_lane_invoice_id_fkey FOREIGN KEY (lane, invoice_id) REFERENCES invoice(lane, id) DEFERRABLE INITIALLY DEFERRED,
  constraint payment_lane_method_id_fkey FOREIGN KEY (lane, method_id) REFERENCES payment_method(lane, id),
  constraint payment_lane_order_id_fkey FOREIGN KEY (lane, order_id) REFERENCES customer_order(lane, id),
  constraint payment_amount_check CHECK ((amount > 0)),
  constraint payment_check CHECK (((invoice_id IS NOT NULL) OR (order_id IS NOT NULL))),
  constraint payment_check1 CHECK (((state = 'PENDING'::text) = (next_try_at IS NOT NULL))),
  constraint payment_state_check CHECK ((state = ANY (ARRAY['PENDING'::text, 'CAPTURED'::text, 'DECLINED'::text])))
) with (fillfactor=85);
CREATE INDEX payment_of_invoice ON public.payment USING btree (lane, invoice_id) WHERE (invoice_id IS NOT NULL);
CREATE INDEX payment_of_order ON public.payment USING btree (lane, order_id) WHERE (order_id IS NOT NULL);
CREATE INDEX payment_pending ON public.payment USING btree (lane, next_try_at) WHERE (state = 'PENDING'::text);
alter table payment enable row level security;
alter table payment force row level security;
create policy own on payment as permissive for all to public
  using (((account_id = ( SELECT (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid AS "nullif")) OR (( SELECT current_setting('app.role'::text, true) AS current_setting) = ANY (ARRAY['operator'::text, 'system'::text]))));

create table payment_method (
  lane smallint not null,
  id uuid not null,
  account_id uuid not null,
  provider_ref text not null,
  kind text not null,
  label text not null,
  expires text,
  is_default boolean not null,
  created_at timestamp with time zone not null,
  constraint payment_method_pkey PRIMARY KEY (lane, id),
  constraint payment_method_lane_account_id_fkey FOREIGN KEY (lane, account_id) REFERENCES account(lane, id),
  constraint payment_method_expires_check CHECK ((expires ~ '^\d{4}-\d{2}$'::text)),
  constraint payment_method_kind_check CHECK ((kind = ANY (ARRAY['CARD'::text, 'DIRECT_DEBIT'::text])))
);
CREATE UNIQUE INDEX payment_method_default ON public.payment_method USING btree (lane, account_id) WHERE is_default;
CREATE INDEX payment_method_of_account ON public.payment_method USING btree (lane, account_id);
alter table payment_method enable row level security;
alter table payment_method force row level security;
create policy own on payment_method as permissive for all to public
  using (((account_id = ( SELECT (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid AS "nullif")) OR (( SELECT current_setting('app.role'::text, true) AS current_setting) = ANY (ARRAY['operator'::text, 'system'::text]))));

create table plan_terms (
  subsidiary text not null,
  code text not null,
  catalog_version integer not null,
  terms jsonb,
  constraint plan_terms_pkey PRIMARY KEY (subsidiary, code, catalog_version)
);
alter table plan_terms enable row level security;
alter table plan_terms force row level security;
create policy known_to_all on plan_terms as permissive for select to public
  using (true);
create policy told_by_catalog on plan_terms as permissive for all to public
  using ((( SELECT current_setting('app.role'::text, true) AS current_setting) = 'system'::text));

create table service (
  lane smallint not null,
  id uuid not null,
  account_id uuid not null,
  universe text not null,
  kind text not null,
  state text not null,
  display_name text not null,
  sort_name text generated always as (lower(display_name)) stored not null,
  ordered_at timestamp with time zone not null,
  delivered_at timestamp with time zone,
  stop_reason text,
  constraint service_pkey PRIMARY KEY (lane, id),
  constraint service_lane_account_id_fkey FOREIGN KEY (lane, account_id) REFERENCES account(lane, id),
  constraint service_kind_check CHECK ((kind = ANY (ARRAY['Server'::text, 'Domain'::text, 'WebHosting'::text, 'Mailbox'::text, 'Instance'::text, 'PhoneLine'::text]))),
  constraint service_state_check CHECK ((state = ANY (ARRAY['PROVISIONING'::text, 'ACTIVE'::text, 'SUSPENDED'::text, 'ENDED'::text]))),
  constraint service_universe_check CHECK ((universe = ANY (ARRAY['WEB'::text, 'INFRASTRUCTURE'::text, 'CLOUD'::text, 'TELECOM'::text])))
);
CREATE INDEX service_by_name ON public.service USING btree (lane, account_id, sort_name, id);
CREATE INDEX service_newest ON public.service USING btree (lane, account_id, id);
alter table service enable row level security;
alter table service force row level security;
create policy own on service as permissive for all to public
  using (((account_id = ( SELECT (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid AS "nullif")) OR (( SELECT current_setting('app.role'::text, true) AS current_setting) = ANY (ARRAY['operator'::text, 'system'::text]))));

create table subsidiary (
  code text not null,
  name text not null,
  currency text not null,
  tax_rate_e4 integer not null,
  language text not null,
  time_zone text not null,
  rollout text[] not null,
  constraint subsidiary_pkey PRIMARY KEY (code),
  constraint subsidiary_tax_rate_e4_check CHECK (((tax_rate_e4 >= 0) AND (tax_rate_e4 <= 1000000)))
);
alter table subsidiary enable row level security;
alter table subsidiary force row level security;
create policy known_to_all on subsidiary as permissive for select to public
  using (true);
create policy told_by_catalog on subsidiary as permissive for all to public
  using ((( SELECT current_setting('app.role'::text, true) AS current_setting) = 'system'::text));

CREATE OR REPLACE FUNCTION public.check_invoice_adds_up()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.check_ledger_balances()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare wrong text;
begin
  select posted.transaction_id::text into wrong
  from posted group by posted.lane, posted.transaction_id, posted.currency having sum(posted.amount) <> 0 limit 1;
  if found then raise exception 'ledger transaction % does not add up to zero', wrong; end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.claim_due_accounts(lanes smallint[], latest date, moment timestamp with time zone, room integer)
 RETURNS TABLE(lane smallint, accounts uuid[], contracts integer)
 LANGUAGE plpgsql
AS $function$
declare
  current_lane smallint;
begin
  foreach current_lane in array lanes loop
    exit when room <= 0;
    -- What is due depends on the day that it is for each account, which comes once for each of its contracts.
    with claimed as (
      select a.id from contract c join account a on a.lane = current_lane and a.id = c.account_id
      where c.lane = current_lane and c.due_on < 'infinity' and c.due_on <= latest and c.renewal_order_id is null
        and c.due_on <= (moment at time zone a.time_zone)::date
      order by c.due_on limit room
      for update of a skip locked)
    select array_agg(distinct claimed.id), count(*)::integer into accounts, contracts from claimed;
    lane := current_lane;
    room := room - contracts;
    return next;
  end loop;
end
$function$;

CREATE OR REPLACE FUNCTION public.forget_changes(of_lane smallint, before timestamp with time zone, most integer)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  with gone as (
    delete from account_change where lane = of_lane and (account_id, sequence) in (
      select account_id, sequence from account_change
      where lane = of_lane and occurred_at < before order by occurred_at limit most)
    returning account_id, sequence
  ), forgotten as (
    update account_change_counter c set forgotten = greatest(c.forgotten, g.last)
    from (select account_id, max(sequence) as last from gone group by account_id) g
    where c.lane = of_lane and c.account_id = g.account_id
  )
  select count(*)::integer from gone
$function$;

CREATE TRIGGER invoice_adds_up AFTER INSERT ON public.invoice REFERENCING NEW TABLE AS issued FOR EACH STATEMENT EXECUTE FUNCTION check_invoice_adds_up();

CREATE TRIGGER ledger_balances AFTER INSERT ON public.ledger_entry REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION check_ledger_balances();

grant delete, insert, select, update on inbox to billing_app;
grant delete, insert, select, update on inbox_subject to billing_app;
grant delete, insert, select, update on outbox to billing_app;
grant delete, insert, select, update on outbox_delivery to billing_app;
grant delete, insert, select, update on outbox_lane to billing_app;
grant execute on forget_changes(smallint,timestamp with time zone,integer) to billing_app;
grant insert, select on account_change to billing_app;
grant insert, select on contract_terms to billing_app;
grant insert, select on invoice to billing_app;
grant insert, select on invoice_line to billing_app;
grant insert, select on ledger_entry to billing_app;
grant insert, select, update on account to billing_app;
grant insert, select, update on account_change_counter to billing_app;
grant insert, select, update on contract to billing_app;
grant insert, select, update on customer_order to billing_app;
grant insert, select, update on idempotency to billing_app;
grant insert, select, update on invoice_series to billing_app;
grant insert, select, update on invoice_settlement to billing_app;
grant insert, select, update on payment to billing_app;
grant insert, select, update on payment_method to billing_app;
grant insert, select, update on plan_terms to billing_app;
grant insert, select, update on service to billing_app;
grant insert, select, update on subsidiary to billing_app;
