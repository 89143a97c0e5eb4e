-- An account sees and changes what is its own; operators and the system see all. Holds for the owner of the tables too.
-- The settings are read in sub-selects, so that they are evaluated once a statement and not once a row.
alter table account enable row level security;
alter table account force row level security;
create policy own on account using (
  id = (select nullif(current_setting('app.account_id', true), '')::uuid)
  or (select current_setting('app.role', true)) in ('operator', 'system'));

do $$
declare
  app text := current_setting('perennial.app_role');
  name text;
begin
  foreach name in array array[
    'payment_method', 'service', 'contract', 'contract_terms', 'invoice', 'invoice_line', 'invoice_settlement',
    'customer_order', 'payment', 'idempotency', 'ledger_entry'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format($policy$
      create policy own on %I using (
        account_id = (select nullif(current_setting('app.account_id', true), '')::uuid)
        or (select current_setting('app.role', true)) in ('operator', 'system'))
      $policy$, name);
  end loop;

  -- Issued is issued: nobody but a migration changes an invoice, its lines or the ledger. Sold is sold: nor its terms.
  execute format('grant select, insert on invoice, invoice_line, ledger_entry, contract_terms to %I', app);
  execute format(
    'grant select, insert, update on account, payment_method, service, contract, invoice_series, invoice_settlement,
       customer_order, payment, idempotency to %I', app);
end
$$;
