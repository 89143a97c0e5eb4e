-- The hardware of the simulated driver: it stands for what is outside, survives our restarts, and only the driver touches it.
create schema simulator;

create table simulator.machine (
  reference text primary key,
  kind text not null,
  enabled boolean not null,
  power text not null check (power in ('ON', 'OFF')),
  operating_system text,
  -- Until when it does not answer.
  silent_until timestamptz,
  -- The last span of time in which it was changed from outside: once in each is enough.
  drifted_in bigint not null default 0
) with (fillfactor = 90);

-- What it was asked to do, by the key of whoever asked: the same key never begins anything twice.
create table simulator.operation (
  key text primary key,
  reference text not null,
  verb text not null,
  began_at timestamptz not null,
  ends_at timestamptz not null,
  fate text not null check (fate in ('SUCCEEDS', 'FAILS', 'IS_REFUSED')),
  applied_at timestamptz
);
create index operation_reference on simulator.operation (reference);

do $$
declare app text := current_setting('perennial.app_role');
begin
  execute format('grant usage on schema simulator to %I', app);
  execute format('grant select, insert, update, delete on simulator.machine, simulator.operation to %I', app);
end $$;
