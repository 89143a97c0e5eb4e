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

create table catalog_version (
  subsidiary text collate "C" not null,
  version integer not null,
  currency text not null,
  tax_rate_e4 integer not null,
  effective_from timestamp with time zone not null,
  imported_at timestamp with time zone not null,
  source text not null,
  digest text not null,
  plan_families text[] not null,
  plan_count integer not null,
  addon_count integer not null,
  constraint catalog_version_pkey PRIMARY KEY (subsidiary, version),
  constraint catalog_version_subsidiary_fkey FOREIGN KEY (subsidiary) REFERENCES subsidiary(code),
  constraint catalog_version_version_check CHECK ((version > 0))
);
alter table catalog_version enable row level security;
alter table catalog_version force row level security;
create policy offered_to_all on catalog_version as permissive for select to public
  using (true);
create policy written_by_system on catalog_version as permissive for all to public
  using ((( SELECT current_setting('app.role'::text, true) AS current_setting) = 'system'::text));

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

create table plan (
  subsidiary text collate "C" not null,
  version integer not null,
  code text collate "C" not null,
  is_addon boolean not null,
  name text not null,
  description text,
  family text,
  universe text not null,
  range text not null,
  brand text not null,
  ranges text[] not null,
  resource_kind text,
  monthly_price bigint,
  datacenters text[] not null,
  cpu text,
  cores integer,
  most_memory_gb integer,
  most_storage_gb integer,
  disks text[] not null,
  digest text not null,
  terms jsonb not null,
  searched text generated always as (lower(((((name || ' '::text) || COALESCE(description, ''::text)) || ' '::text) || code))) stored,
  constraint plan_pkey PRIMARY KEY (subsidiary, version, code),
  constraint plan_subsidiary_version_fkey FOREIGN KEY (subsidiary, version) REFERENCES catalog_version(subsidiary, version),
  constraint plan_monthly_price_check CHECK ((monthly_price >= 0)),
  constraint plan_universe_check CHECK ((universe = ANY (ARRAY['WEB'::text, 'INFRASTRUCTURE'::text, 'CLOUD'::text, 'TELECOM'::text])))
);
CREATE INDEX plan_by_name ON public.plan USING btree (subsidiary, version, lower(name) COLLATE "C", code) WHERE (NOT is_addon);
CREATE INDEX plan_by_price ON public.plan USING btree (subsidiary, version, COALESCE(monthly_price, '9223372036854775807'::bigint), code) WHERE (NOT is_addon);
CREATE INDEX plan_by_price_desc ON public.plan USING btree (subsidiary, version, COALESCE(monthly_price, ('-1'::integer)::bigint), code) WHERE (NOT is_addon);
alter table plan enable row level security;
alter table plan force row level security;
create policy offered_to_all on plan as permissive for select to public
  using (true);
create policy written_by_system on plan as permissive for all to public
  using ((( SELECT current_setting('app.role'::text, true) AS current_setting) = 'system'::text));

create table range_rollout (
  subsidiary text collate "C" not null,
  range text not null,
  enabled boolean not null,
  enabled_at timestamp with time zone,
  constraint range_rollout_pkey PRIMARY KEY (subsidiary, range),
  constraint range_rollout_check CHECK ((enabled = (enabled_at IS NOT NULL)))
);
alter table range_rollout enable row level security;
alter table range_rollout force row level security;
create policy offered_to_all on range_rollout as permissive for select to public
  using (true);
create policy written_by_system on range_rollout as permissive for all to public
  using ((( SELECT current_setting('app.role'::text, true) AS current_setting) = 'system'::text));

create table subsidiary (
  code text collate "C" not null,
  name text not null,
  language text not null,
  time_zone text not null,
  currency text not null,
  tax_rate_e4 integer not null,
  current_version integer,
  revision bigint default 0 not null,
  constraint subsidiary_pkey PRIMARY KEY (code),
  constraint subsidiary_tax_rate_e4_check CHECK (((tax_rate_e4 >= 0) AND (tax_rate_e4 <= 1000000)))
);
alter table subsidiary enable row level security;
alter table subsidiary force row level security;
create policy offered_to_all on subsidiary as permissive for select to public
  using (true);
create policy written_by_system on subsidiary as permissive for all to public
  using ((( SELECT current_setting('app.role'::text, true) AS current_setting) = 'system'::text));

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

grant delete, insert, select, update on inbox to catalog_app;
grant delete, insert, select, update on inbox_subject to catalog_app;
grant delete, insert, select, update on outbox to catalog_app;
grant delete, insert, select, update on outbox_delivery to catalog_app;
grant delete, insert, select, update on outbox_lane to catalog_app;
grant execute on forget_changes(smallint,timestamp with time zone,integer) to catalog_app;
grant insert, select on account_change to catalog_app;
grant insert, select on catalog_version to catalog_app;
grant insert, select on plan to catalog_app;
grant insert, select, update on account_change_counter to catalog_app;
grant insert, select, update on range_rollout to catalog_app;
grant insert, select, update on subsidiary to catalog_app;
