-- What billing knows from the catalogue's events. Reference data: it belongs to no account and has no lane.

create table subsidiary (
  code text primary key,
  name text not null,
  currency text not null,
  tax_rate_e4 integer not null check (tax_rate_e4 between 0 and 1000000),
  language text not null,
  time_zone text not null,
  rollout text[] not null
);

-- Every version of a plan's terms that was published; null terms: from this version on it is no longer sold.
-- The newest is sold, older ones tell whether a price has changed since a customer saw it.
create table plan_terms (
  subsidiary text not null,
  code text not null,
  catalog_version integer not null,
  terms jsonb,
  primary key (subsidiary, code, catalog_version)
);

alter table subsidiary enable row level security;
alter table subsidiary force row level security;
create policy known_to_all on subsidiary for select using (true);
create policy told_by_catalog on subsidiary using ((select current_setting('app.role', true)) = 'system');

alter table plan_terms enable row level security;
alter table plan_terms force row level security;
create policy known_to_all on plan_terms for select using (true);
create policy told_by_catalog on plan_terms using ((select current_setting('app.role', true)) = 'system');

do $$
begin
  execute format('grant select, insert, update on subsidiary, plan_terms to %I', current_setting('perennial.app_role'));
end
$$;
