-- What has changed for an account, in the order in which it became true, so that a subscriber goes on where he was.
-- Numbered without a gap for each account: the counter stays locked until the transaction ends, and whoever changes an
-- account's services has the account locked anyway.
create table account_change_counter (
  lane smallint not null,
  account_id uuid not null,
  last_sequence bigint not null,
  -- Changes up to this one are no longer kept.
  forgotten bigint not null default 0,
  primary key (lane, account_id)
);

create table account_change (
  lane smallint not null,
  account_id uuid not null,
  sequence bigint not null,
  service_id uuid not null,
  kind text not null,
  occurred_at timestamptz not null,
  primary key (lane, account_id, sequence)
);
-- Serves whoever watches one service only.
create index account_change_of_service on account_change (lane, service_id, sequence);
-- Serves the job that forgets old ones, lane by lane.
create index account_change_age on account_change (lane, occurred_at);

do $$
declare
  app text := current_setting('perennial.app_role');
  name text;
begin
  foreach name in array array['account_change_counter', 'account_change'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format($policy$
      create policy own on %I using (
        account_id = (select nullif(current_setting('app.account_id', true), '')::uuid)
        or (select current_setting('app.role', true)) in ('operator', 'system'))
      $policy$, name);
  end loop;
  execute format('grant select, insert, update on account_change_counter to %I', app);
  execute format('grant select, insert, delete on account_change to %I', app);
end
$$;
