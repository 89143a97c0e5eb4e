import { testDatabase, type TestDatabase } from '../testing/database'
import { withClient } from './databases'
import { dumpSchema } from './schemaDump'

const made = `
create extension pg_trgm;
create type state as enum ('OPEN', 'PAID');
create domain lane as smallint check (value between 0 and 1023);
create table account (lane lane not null, id uuid not null, name text collate "C" default 'x', primary key (lane, id));
create table invoice (
  number bigint generated always as identity, lane lane not null, account_id uuid not null, state state not null,
  total bigint not null check (total >= 0), doubled bigint generated always as (total * 2) stored,
  primary key (lane, number), foreign key (lane, account_id) references account (lane, id)
) with (fillfactor = 80);
create index invoice_open on invoice (lane, account_id) include (total) where state = 'OPEN';
alter table invoice enable row level security;
alter table invoice force row level security;
create policy own on invoice using (account_id = (select nullif(current_setting('app.account_id', true), '')::uuid));
grant select, insert on invoice to sample_app;
grant update (state) on invoice to sample_app;
create function refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
create trigger invoice_kept before delete on invoice for each row execute function refuse();
create view paid as select number from invoice where state = 'PAID';
`

const expected = [
  'create extension pg_trgm;',
  `create type state as enum ('OPEN', 'PAID');`,
  'create domain lane as smallint CHECK',
  `name text collate "C" default 'x'::text`,
  'number bigint generated always as identity not null',
  'doubled bigint generated always as ((total * 2)) stored',
  'constraint invoice_pkey PRIMARY KEY (lane, number)',
  'constraint invoice_lane_account_id_fkey FOREIGN KEY (lane, account_id) REFERENCES account(lane, id)',
  'with (fillfactor=80);',
  'CREATE INDEX invoice_open ON public.invoice',
  'alter table invoice force row level security;',
  'create policy own on invoice as permissive for all to public',
  'grant insert, select, update (state) on invoice to sample_app;',
  'CREATE OR REPLACE FUNCTION public.refuse()',
  'CREATE TRIGGER invoice_kept BEFORE DELETE ON public.invoice',
  'create view paid as',
]

describe('the dump of a schema', () => {
  let database: TestDatabase
  let dump: string

  beforeAll(async () => {
    database = await testDatabase('sample')
    dump = await withClient(database.ownerUrl, async client => {
      await client.query(made)
      return dumpSchema(client)
    })
  })
  afterAll(() => database.drop())

  it.each(expected)('shows %s', text => expect(dump).toContain(text))

  it('leaves out what extensions bring, the job queue and how migrations are remembered', () => {
    expect(dump).not.toMatch(/similarity|graphile_worker|_migrations/)
  })

  it('is the same for the same schema', async () => {
    expect(await withClient(database.ownerUrl, dumpSchema)).toBe(dump)
  })
})
