-- Places where machines stand. Reference data: small, the same for every account, and joined by any of them.
create table datacenter (
  code text primary key,
  city text not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  region text not null,
  -- Tells its IPv6 addresses apart from those of the others.
  ordinal smallint not null unique check (ordinal between 0 and 255),
  network cidr not null unique
);

-- Numbered slots that are handed out: the addresses of a datacenter, phone numbers, numbers in given names.
-- A lane takes whole blocks of them, so that accounts of different lanes never wait for one another.
create table pool (
  code text primary key,
  size bigint not null check (size > 0),
  taken bigint not null default 0 check (taken between 0 and size)
);

-- What a lane has left of the last block that it took; a slot is handed out by adding one, at any size.
create table pool_share (
  lane smallint not null,
  pool text not null references pool (code),
  next_slot bigint not null,
  end_slot bigint not null,
  primary key (lane, pool),
  check (next_slot <= end_slot)
);

-- Slots that came back: taken again before new ones.
create table pool_free (
  lane smallint not null,
  pool text not null references pool (code),
  slot bigint not null,
  primary key (lane, pool, slot)
);

-- Names that were chosen, each for one resource in the world. The lane is that of the name (of its hash), not of an
-- account, so that one node decides who was first.
create table name_claim (
  lane smallint not null,
  kind text not null,
  name text not null,
  resource_id uuid not null,
  primary key (lane, kind, name)
);

create table resource (
  lane smallint not null,
  id uuid not null,
  kind text not null check (kind in ('Server', 'Domain', 'WebHosting', 'Mailbox', 'Instance', 'PhoneLine')),
  account_id uuid,
  name text not null,
  created_at timestamptz not null,
  delivered_at timestamptz,
  -- What billing wants of it.
  desired text not null check (desired in ('ACTIVE', 'SUSPENDED', 'RELEASED')),
  -- What the buyer chose: place, name, operating system.
  choice jsonb not null check (jsonb_typeof(choice) = 'object'),
  -- Where we have brought it.
  state text not null check (state in ('PROVISIONING', 'ACTIVE', 'SUSPENDED', 'QUARANTINED', 'RELEASED', 'FAILED')),
  details jsonb not null check (jsonb_typeof(details) = 'object'),
  datacenter text references datacenter (code),
  pool text references pool (code),
  slot bigint,
  -- What was seen. None of these is indexed, so that looking at everything again and again rewrites no index.
  observed_at timestamptz,
  observed_power text not null default 'UNKNOWN' check (observed_power in ('ON', 'OFF', 'UNKNOWN')),
  observed_enabled boolean,
  observed_operating_system text,
  condition_code text check (condition_code in ('UNREACHABLE', 'DRIFTED', 'FAILED')),
  condition_message text,
  condition_since timestamptz,
  -- The driver's own name of something that was found; what we made is known to it by its id.
  reference text,
  -- Of the last event that was told about it.
  event_sequence bigint not null default 0,
  primary key (lane, id),
  check (account_id is not null or reference is not null),
  check ((pool is null) = (slot is null)),
  check ((condition_code is null) = (condition_message is null) and (condition_code is null) = (condition_since is null))
) with (fillfactor = 85);
-- Nothing is handed out twice, even if whoever hands out were wrong.
create unique index resource_slot on resource (lane, pool, slot) where slot is not null;
-- What was found stands in quarantine once; when it is gone and comes back, it is found again.
create unique index resource_reference on resource (lane, reference) where reference is not null and state <> 'RELEASED';

create table ip_address (
  lane smallint not null,
  address inet not null,
  resource_id uuid not null,
  account_id uuid not null,
  -- The main one first.
  position smallint not null,
  reverse text,
  primary key (lane, address),
  unique (lane, resource_id, position),
  foreign key (lane, resource_id) references resource (lane, id)
);

create table task (
  lane smallint not null,
  id uuid not null,
  resource_id uuid not null,
  account_id uuid,
  kind text not null check (kind in ('PROVISION', 'SUSPEND', 'RESUME', 'RELEASE')),
  state text not null check (state in ('PENDING', 'RUNNING', 'DONE', 'FAILED')),
  phase text not null,
  begun boolean not null,
  tries smallint not null,
  faults smallint not null,
  progress smallint not null check (progress between 0 and 100),
  step text not null,
  created_at timestamptz not null,
  due_at timestamptz,
  ended_at timestamptz,
  failure text,
  primary key (lane, id),
  foreign key (lane, resource_id) references resource (lane, id),
  check ((state in ('DONE', 'FAILED')) = (ended_at is not null)),
  check ((ended_at is null) = (due_at is not null))
);
-- A resource has at most one piece of work at a time; what follows is decided when it ends.
create unique index task_open on task (lane, resource_id) where ended_at is null;
create index task_history on task (lane, resource_id, id desc);
-- Serves the search for work that was left lying by a process that died.
create index task_due on task (due_at) where ended_at is null;

-- Which lanes are to be looked at next, and how far the look has come.
create table observation_lane (
  lane smallint primary key,
  due_at timestamptz not null,
  after_id uuid
);
insert into observation_lane select lane, 'epoch' from generate_series(0, 1023) as lane;

-- Whoever asks sees his own; only the system changes anything.
do $$
declare
  app text := current_setting('perennial.app_role');
  owned text;
  inner_table text;
begin
  foreach owned in array array['resource', 'ip_address', 'task'] loop
    execute format('alter table %I enable row level security', owned);
    execute format('alter table %I force row level security', owned);
    execute format(
      'create policy %I on %I for select using (
         account_id = (select nullif(current_setting(''app.account_id'', true), '''')::uuid)
         or (select current_setting(''app.role'', true)) in (''operator'', ''system''))',
      owned || '_read', owned);
    execute format(
      'create policy %I on %I using ((select current_setting(''app.role'', true)) = ''system'')',
      owned || '_system', owned);
  end loop;
  foreach inner_table in array array['pool_share', 'pool_free', 'name_claim', 'observation_lane'] loop
    execute format('alter table %I enable row level security', inner_table);
    execute format('alter table %I force row level security', inner_table);
    execute format(
      'create policy %I on %I using ((select current_setting(''app.role'', true)) = ''system'')',
      inner_table || '_system', inner_table);
  end loop;
  execute format('grant select on datacenter to %I', app);
  execute format('grant select, update on pool, observation_lane to %I', app);
  execute format('grant select, insert, update on resource, task, pool_share to %I', app);
  execute format('grant select, insert, update, delete on ip_address, pool_free, name_claim to %I', app);
end $$;
