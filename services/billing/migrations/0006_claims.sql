-- Locks accounts that have contracts due, lane by lane, until they make up a batch; accounts that others have in hand are left
-- to them. A loop here and not in the service: with ten contracts a lane, a batch of a thousand took a hundred round trips.
-- Each statement locks rows of one lane only. One row for each lane that was looked at, with the accounts that are locked now.
create function claim_due_accounts(lanes smallint[], latest date, moment timestamptz, room integer)
  returns table (lane smallint, accounts uuid[], contracts integer)
  language plpgsql as $$
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
$$;
