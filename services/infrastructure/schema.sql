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

create table datacenter (
  code text not null,
  city text not null,
  country text not null,
  region text not null,
  ordinal smallint not null,
  network cidr not null,
  constraint datacenter_pkey PRIMARY KEY (code),
  constraint datacenter_network_key UNIQUE (network),
  constraint datacenter_ordinal_key UNIQUE (ordinal),
  constraint datacenter_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint datacenter_ordinal_check CHECK (((ordinal >= 0) AND (ordinal <= 255)))
);

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

create table ip_address (
  lane smallint not null,
  address inet not null,
  resource_id uuid not null,
  account_id uuid not null,
  "position" smallint not null,
  reverse text,
  constraint ip_address_pkey PRIMARY KEY (lane, address),
  constraint ip_address_lane_resource_id_position_key UNIQUE (lane, resource_id, "position"),
  constraint ip_address_lane_resource_id_fkey FOREIGN KEY (lane, resource_id) REFERENCES resource(lane, id)
);
alter table ip_address enable row level security;
alter table ip_address force row level security;
create policy ip_address_read on ip_address as permissive for select to public
  using (((account_id = ( SELECT (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid AS "nullif")) OR (( SELECT current_setting('app.role'::text, true) AS current_setting) = ANY (ARRAY['operator'::text, 'system'::text]))));
create policy ip_address_system on ip_address as permissive for all to public
  using ((( SELECT current_setting('app.role'::text, true) AS current_setting) = 'system'::text));

create table name_claim (
  lane smallint not null,
  kind text not null,
  name text not null,
  resource_id uuid not null,
  constraint name_claim_pkey PRIMARY KEY (lane, kind, name)
);
alter table name_claim enable row level security;
alter table name_claim force row level security;
create policy name_claim_system on name_claim as permissive for all to public
  using ((( SELECT current_setting('app.role'::text, true) AS current_setting) = 'system'::text));

create table observation_lane (
  lane smallint not null,
  due_at timestamp with time zone not null,
  after_id uuid,
  constraint observation_lane_pkey PRIMARY KEY (lane)
);
alter table observation_lane enable row level security;
alter table observation_lane force row level security;
create policy observation_lane_system on observation_lane as permissive for all to public
  using ((( SELECT current_setting('app.role'::text, true) AS current_setting) = 'system'::text));

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

create table pool (
  code text not null,
  size bigint not null,
  taken bigint default 0 not null,
  constraint pool_pkey PRIMARY KEY (code),
  constraint pool_check CHECK (((taken >= 0) AND (taken <= size))),
  constraint pool_size_check CHECK ((size > 0))
);

create table pool_free (
  lane smallint not null,
  pool text not null,
  slot bigint not null,
  constraint pool_free_pkey PRIMARY KEY (lane, pool, slot),
  constraint pool_free_pool_fkey FOREIGN KEY (pool) REFERENCES pool(code)
);
alter table pool_free enable row level security;
alter table pool_free force row level security;
create policy pool_free_system on pool_free as permissive for all to public
  using ((( SELECT current_setting('app.role'::text, true) AS current_setting) = 'system'::text));

create table pool_share (
  lane smallint not null,
  pool text not null,
  next_slot bigint not null,
  end_slot bigint not null,
  constraint pool_share_pkey PRIMARY KEY (lane, pool),
  constraint pool_share_pool_fkey FOREIGN KEY (pool) REFERENCES pool(code),
  constraint pool_share_check CHECK ((next_slot <= end_slot))
);
alter table pool_share enable row level security;
alter table pool_share force row level security;
create policy pool_share_system on pool_share as permissive for all to public
  using ((( SELECT current_setting('app.role'::text, true) AS current_setting) = 'system'::text));

create table resource (
  lane smallint not null,
  id uuid not null,
  kind text not null,
  account_id uuid,
  name text not null,
  created_at timestamp with time zone not null,
  delivered_at timestamp with time zone,
  desired text not null,
  choice jsonb not null,
  state text not null,
  details jsonb not null,
  datacenter text,
  pool text,
  slot bigint,
  observed_at timestamp with time zone,
  observed_power text default 'UNKNOWN'::text not null,
  observed_enabled boolean,
  observed_operating_system text,
  condition_code text,
  condition_message text,
  condition_since timestamp with time zone,
  reference text,
  event_sequence bigint default 0 not null,
  constraint resource_pkey PRIMARY KEY (lane, id),
  constraint resource_datacenter_fkey FOREIGN KEY (datacenter) REFERENCES datacenter(code),
  constraint resource_pool_fkey FOREIGN KEY (pool) REFERENCES pool(code),
  constraint resource_check CHECK (((account_id IS NOT NULL) OR (reference IS NOT NULL))),
  constraint resource_check1 CHECK (((pool IS NULL) = (slot IS NULL))),
  constraint resource_check2 CHECK ((((condition_code IS NULL) = (condition_message IS NULL)) AND ((condition_code IS NULL) = (condition_since IS NULL)))),
  constraint resource_choice_check CHECK ((jsonb_typeof(choice) = 'object'::text)),
  constraint resource_condition_code_check CHECK ((condition_code = ANY (ARRAY['UNREACHABLE'::text, 'DRIFTED'::text, 'FAILED'::text]))),
  constraint resource_desired_check CHECK ((desired = ANY (ARRAY['ACTIVE'::text, 'SUSPENDED'::text, 'RELEASED'::text]))),
  constraint resource_details_check CHECK ((jsonb_typeof(details) = 'object'::text)),
  constraint resource_kind_check CHECK ((kind = ANY (ARRAY['Server'::text, 'Domain'::text, 'WebHosting'::text, 'Mailbox'::text, 'Instance'::text, 'PhoneLine'::text]))),
  constraint resource_observed_power_check CHECK ((observed_power = ANY (ARRAY['ON'::text, 'OFF'::text, 'UNKNOWN'::text]))),
  constraint resource_state_check CHECK ((state = ANY (ARRAY['PROVISIONING'::text, 'ACTIVE'::text, 'SUSPENDED'::text, 'QUARANTINED'::text, 'RELEASED'::text, 'FAILED'::text])))
) with (fillfactor=85);
CREATE UNIQUE INDEX resource_reference ON public.resource USING btree (lane, reference) WHERE ((reference IS NOT NULL) AND (state <> 'RELEASED'::text));
CREATE UNIQUE INDEX resource_slot ON public.resource USING btree (lane, pool, slot) WHERE (slot IS NOT NULL);
alter table resource enable row level security;
alter table resource force row level security;
create policy resource_read on resource as permissive for select to public
  using (((account_id = ( SELECT (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid AS "nullif")) OR (( SELECT current_setting('app.role'::text, true) AS current_setting) = ANY (ARRAY['operator'::text, 'system'::text]))));
create policy resource_system on resource as permissive for all to public
  using ((( SELECT current_setting('app.role'::text, true) AS current_setting) = 'system'::text));

create table task (
  lane smallint not null,
  id uuid not null,
  resource_id uuid not null,
  account_id uuid,
  kind text not null,
  state text not null,
  phase text not null,
  begun boolean not null,
  tries smallint not null,
  faults smallint not null,
  progress smallint not null,
  step text not null,
  created_at timestamp with time zone not null,
  due_at timestamp with time zone,
  ended_at timestamp with time zone,
  failure text,
  constraint task_pkey PRIMARY KEY (lane, id),
  constraint task_lane_resource_id_fkey FOREIGN KEY (lane, resource_id) REFERENCES resource(lane, id),
  constraint task_check CHECK (((state = ANY (ARRAY['DONE'::text, 'FAILED'::text])) = (ended_at IS NOT NULL))),
  constraint task_check1 CHECK (((ended_at IS NULL) = (due_at IS NOT NULL))),
  constraint task_kind_check CHECK ((kind = ANY (ARRAY['PROVISION'::text, 'SUSPEND'::text, 'RESUME'::text, 'RELEASE'::text]))),
  constraint task_progress_check CHECK (((progress >= 0) AND (progress <= 100))),
  constraint task_state_check CHECK ((state = ANY (ARRAY['PENDING'::text, 'RUNNING'::text, 'DONE'::text, 'FAILED'::text])))
);
CREATE INDEX task_due ON public.task USING btree (due_at) WHERE (ended_at IS NULL);
CREATE INDEX task_history ON public.task USING btree (lane, resource_id, id DESC);
CREATE UNIQUE INDEX task_open ON public.task USING btree (lane, resource_id) WHERE (ended_at IS NULL);
alter table task enable row level security;
alter table task force row level security;
create policy task_read on task as permissive for select to public
  using (((account_id = ( SELECT (NULLIF(current_setting('app.account_id'::text, true), ''::text))::uuid AS "nullif")) OR (( SELECT current_setting('app.role'::text, true) AS current_setting) = ANY (ARRAY['operator'::text, 'system'::text]))));
create policy task_system on task as permissive for all to public
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

grant delete, insert, select, update on inbox to infrastructure_app;
grant delete, insert, select, update on inbox_subject to infrastructure_app;
grant delete, insert, select, update on ip_address to infrastructure_app;
grant delete, insert, select, update on name_claim to infrastructure_app;
grant delete, insert, select, update on outbox to infrastructure_app;
grant delete, insert, select, update on outbox_delivery to infrastructure_app;
grant delete, insert, select, update on outbox_lane to infrastructure_app;
grant delete, insert, select, update on pool_free to infrastructure_app;
grant execute on forget_changes(smallint,timestamp with time zone,integer) to infrastructure_app;
grant insert, select on account_change to infrastructure_app;
grant insert, select, update on account_change_counter to infrastructure_app;
grant insert, select, update on pool_share to infrastructure_app;
grant insert, select, update on resource to infrastructure_app;
grant insert, select, update on task to infrastructure_app;
grant select on datacenter to infrastructure_app;
grant select, update on observation_lane to infrastructure_app;
grant select, update on pool to infrastructure_app;
