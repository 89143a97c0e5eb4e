-- The service works with its events; the tables stay their owner's.
do $$
begin
  execute format(
    'grant select, insert, update, delete on outbox, outbox_delivery, outbox_lane, inbox, inbox_subject to %I',
    current_setting('perennial.app_role')
  );
end
$$;
