-- Why the customer stopped the service, in the customer's words.
alter table service add column stop_reason text;
