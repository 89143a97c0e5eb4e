-- Facts that this service has made true, written in the transaction that made them so.
create table outbox (
  lane smallint not null,
  id uuid not null,
  type text not null,
  subject text not null,
  sequence bigint not null,
  occurred_at timestamptz not null,
  data jsonb not null,
  primary key (lane, id)
);

-- What is still to be delivered, and to whom; a row goes when its event has arrived.
create table outbox_delivery (
  lane smallint not null,
  event_id uuid not null,
  destination text not null,
  subject text not null,
  sequence bigint not null,
  state text not null default 'PENDING' check (state in ('PENDING', 'PARKED')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  last_error text,
  primary key (lane, destination, subject, sequence, event_id),
  foreign key (lane, event_id) references outbox (lane, id)
);
-- Serves the question which lanes have something due; rows are few, for they go when delivered.
create index outbox_delivery_due on outbox_delivery (next_attempt_at, lane) where state = 'PENDING';

-- One row a lane: whoever holds its lock delivers the lane's events, so that events of one subject keep their order.
create table outbox_lane (lane smallint primary key);
insert into outbox_lane select generate_series(0, 1023);

-- Events that were taken, so that one that comes twice has one effect.
create table inbox (
  lane smallint not null,
  event_id uuid not null,
  type text not null,
  subject text not null,
  received_at timestamptz not null,
  primary key (lane, event_id)
);

-- How far each subject of each source has come: what is not newer is stale.
create table inbox_subject (
  lane smallint not null,
  source text not null,
  subject text not null,
  last_sequence bigint not null,
  primary key (lane, source, subject)
);

-- Whoever acts may add events; only the system reads and delivers them.
alter table outbox enable row level security;
alter table outbox force row level security;
create policy outbox_add on outbox for insert with check (true);
create policy outbox_system on outbox using ((select current_setting('app.role', true)) = 'system');
alter table outbox_delivery enable row level security;
alter table outbox_delivery force row level security;
create policy outbox_delivery_add on outbox_delivery for insert with check (true);
create policy outbox_delivery_system on outbox_delivery using ((select current_setting('app.role', true)) = 'system');
alter table inbox enable row level security;
alter table inbox force row level security;
create policy inbox_system on inbox using ((select current_setting('app.role', true)) = 'system');

do $$
declare app text := current_setting('perennial.app_role');
begin
  execute format('grant select, insert on outbox, inbox to %I', app);
  execute format('grant select, insert, update, delete on outbox_delivery to %I', app);
  execute format('grant select, insert, update on inbox_subject to %I', app);
  -- Locking a row needs the right to update it.
  execute format('grant select, update on outbox_lane to %I', app);
end $$;
