-- Changes go by their age alone, lane by lane: no statement of a service deletes one. What is forgotten is remembered as
-- forgotten, so that a subscriber who comes back too late is told and misses nothing unawares.
create function forget_changes(of_lane smallint, before timestamptz, most integer) returns integer
  language sql security definer set search_path = pg_catalog, public as $$
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
$$;

do $$
declare app text := current_setting('perennial.app_role');
begin
  execute format('revoke delete on account_change from %I', app);
  execute 'revoke all on function forget_changes(smallint, timestamptz, integer) from public';
  execute format('grant execute on function forget_changes(smallint, timestamptz, integer) to %I', app);
end
$$;
