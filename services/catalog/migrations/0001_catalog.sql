-- Offers of all subsidiaries. Reference data: it belongs to no account and has no lane.

create table subsidiary (
  code text collate "C" primary key,
  name text not null,
  language text not null,
  time_zone text not null,
  currency text not null,
  tax_rate_e4 integer not null check (tax_rate_e4 between 0 and 1000000),
  -- The version that is sold and that other services were told of; null before the first one begins.
  current_version integer,
  -- Counts what other services were told of the subsidiary itself: the order of those events.
  revision bigint not null default 0
);

-- A published version; never changed. Its number is unique within a subsidiary only.
create table catalog_version (
  subsidiary text collate "C" not null references subsidiary (code),
  version integer not null check (version > 0),
  currency text not null,
  tax_rate_e4 integer not null,
  effective_from timestamptz not null,
  imported_at timestamptz not null,
  source text not null,
  digest text not null,
  plan_families text[] not null,
  plan_count integer not null,
  addon_count integer not null,
  primary key (subsidiary, version)
);

-- A plan or add-on of one version. What lists are filtered and ordered by are columns; what is read whole is one document.
create table plan (
  subsidiary text collate "C" not null,
  version integer not null,
  code text collate "C" not null,
  is_addon boolean not null,
  name text not null,
  description text,
  family text,
  universe text not null check (universe in ('WEB', 'INFRASTRUCTURE', 'CLOUD', 'TELECOM')),
  range text not null,
  brand text not null,
  ranges text[] not null,
  resource_kind text,
  -- In 10⁻⁸ of the currency's unit.
  monthly_price bigint check (monthly_price >= 0),
  datacenters text[] not null,
  cpu text,
  cores integer,
  most_memory_gb integer,
  most_storage_gb integer,
  disks text[] not null,
  digest text not null,
  terms jsonb not null,
  searched text generated always as (lower(name || ' ' || coalesce(description, '') || ' ' || code)) stored,
  primary key (subsidiary, version, code),
  foreign key (subsidiary, version) references catalog_version (subsidiary, version)
);

-- One index for each order of a list. Plans without a monthly price come last either way.
create index plan_by_price on plan (subsidiary, version, coalesce(monthly_price, 9223372036854775807), code)
  where not is_addon;
create index plan_by_price_desc on plan (subsidiary, version, coalesce(monthly_price, -1), code) where not is_addon;
create index plan_by_name on plan (subsidiary, version, lower(name) collate "C", code) where not is_addon;

-- Which ranges can be ordered where; what has no row is off.
create table range_rollout (
  subsidiary text collate "C" not null,
  range text not null,
  enabled boolean not null,
  enabled_at timestamptz,
  primary key (subsidiary, range),
  check (enabled = (enabled_at is not null))
);

-- The provider starts with these; everything else is switched on step by step.
insert into range_rollout (subsidiary, range, enabled, enabled_at)
values ('FR', 'KS', true, now()), ('FR', 'SYS', true, now());

-- Everyone may read offers; only the system writes them, and a published version is never changed.
do $$
declare
  app text := current_setting('perennial.app_role');
  name text;
begin
  foreach name in array array['subsidiary', 'catalog_version', 'plan', 'range_rollout'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy offered_to_all on %I for select using (true)', name);
    execute format(
      $policy$create policy written_by_system on %I using ((select current_setting('app.role', true)) = 'system')$policy$,
      name);
  end loop;
  execute format('grant select, insert on catalog_version, plan to %I', app);
  execute format('grant select, insert, update on subsidiary, range_rollout to %I', app);
end
$$;
