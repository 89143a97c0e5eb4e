import type { Client } from 'pg'

/**
 * The schema of a database as SQL that a person can read, in an order that depends on names only: what migrations amount
 * to, for review and for the check that nobody changed it by accident. The job queue's own schema is left out.
 */
export async function dumpSchema(client: Client): Promise<string> {
  const parts: string[] = []
  for (const text of [extensions, types, sequences, tables, views, functions, triggers, grants]) {
    const { rows } = await client.query<{ definition: string }>(text)
    parts.push(...rows.map(row => row.definition.trimEnd()))
  }
  return `${parts.join('\n\n')}\n`
}

/** Made by an extension, or belonging to how migrations are remembered. */
const foreign = (catalog: string, oid: string): string =>
  `exists (select from pg_depend where classid = '${catalog}'::regclass and objid = ${oid} and deptype = 'e')`
const remembered = `relname ~ '_migrations(_id_seq)?$'`
const inPublic = (column: string): string => `${column} = 'public'::regnamespace`

const extensions = `
  select format('create extension %I;', extname) as definition
  from pg_extension where extname <> 'plpgsql' order by extname collate "C"`

const types = `
  select case typtype
    when 'e' then format('create type %I as enum (%s);', typname, (
      select string_agg(quote_literal(enumlabel), ', ' order by enumsortorder) from pg_enum where enumtypid = pg_type.oid))
    else format('create domain %I as %s%s%s;', typname, format_type(typbasetype, typtypmod),
      case when typnotnull then ' not null' else '' end, (
      select string_agg(' ' || pg_get_constraintdef(oid), '' order by conname) from pg_constraint
      where contypid = pg_type.oid and contype = 'c'))
    end as definition
  from pg_type
  where ${inPublic('typnamespace')} and typtype in ('e', 'd') and not ${foreign('pg_type', 'pg_type.oid')}
  order by typname collate "C"`

/** Those of identity columns belong to their table. */
const sequences = `
  select format('create sequence %I as %s increment %s;', relname, format_type(seqtypid, null), seqincrement) as definition
  from pg_class join pg_sequence on seqrelid = pg_class.oid
  where ${inPublic('relnamespace')} and not ${remembered}
    and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'i')
  order by relname collate "C"`

const columns = `
  select string_agg(format('  %I %s%s%s%s', attname, format_type(atttypid, atttypmod),
    case when attcollation <> typcollation then ' collate ' || attcollation::regcollation else '' end,
    case
      when attidentity <> '' then format(' generated %s as identity', case attidentity when 'a' then 'always' else 'by default' end)
      when attgenerated <> '' then format(' generated always as (%s) %s', pg_get_expr(adbin, adrelid), case attgenerated when 's' then 'stored' else 'virtual' end)
      when adbin is not null then ' default ' || pg_get_expr(adbin, adrelid)
      else '' end,
    case when attnotnull then ' not null' else '' end), E',\\n' order by attnum)
  from pg_attribute
  join pg_type on pg_type.oid = atttypid
  left join pg_attrdef on adrelid = attrelid and adnum = attnum
  where attrelid = t.oid and attnum > 0 and not attisdropped`

const constraints = `
  select string_agg(format(E',\\n  constraint %I %s', conname, pg_get_constraintdef(oid)), ''
    order by position(contype in 'pufcx'), conname collate "C")
  from pg_constraint where conrelid = t.oid and contype <> 'n' and conparentid = 0`

const indexes = `
  select string_agg(E'\\n' || pg_get_indexdef(indexrelid) || ';', '' order by indexrelid::regclass::text collate "C")
  from pg_index
  where indrelid = t.oid and not exists (select from pg_constraint where conindid = indexrelid)
    and not exists (select from pg_inherits where inhrelid = indexrelid)`

const policies = `
  select string_agg(format(E'\\ncreate policy %I on %I as %s for %s to %s%s%s;', policyname, tablename, lower(permissive),
    lower(cmd), array_to_string(roles, ', '),
    E'\\n  using (' || qual || ')', E'\\n  with check (' || with_check || ')'), '' order by policyname collate "C")
  from pg_policies where schemaname = 'public' and tablename = t.relname`

const tables = `
  select format('create table %I ', relname)
    || case when relispartition then format('partition of %s %s', (select inhparent::regclass from pg_inherits where inhrelid = t.oid),
        pg_get_expr(relpartbound, t.oid))
      else format(E'(\\n%s%s\\n)', (${columns}), (${constraints})) end
    || case when relkind = 'p' then ' partition by ' || pg_get_partkeydef(t.oid) else '' end
    || case when reloptions is null then '' else format(' with (%s)', array_to_string(reloptions, ', ')) end
    || ';'
    || coalesce((${indexes}), '')
    || case when relrowsecurity then format(E'\\nalter table %I enable row level security;', relname) else '' end
    || case when relforcerowsecurity then format(E'\\nalter table %I force row level security;', relname) else '' end
    || coalesce((${policies}), '') as definition
  from pg_class t
  where ${inPublic('relnamespace')} and relkind in ('r', 'p') and not ${remembered} and not ${foreign('pg_class', 't.oid')}
  order by relname collate "C"`

const views = `
  select format(E'create %s %I as\\n%s', case relkind when 'm' then 'materialized view' else 'view' end, relname,
    pg_get_viewdef(oid)) as definition
  from pg_class where ${inPublic('relnamespace')} and relkind in ('v', 'm') and not ${foreign('pg_class', 'pg_class.oid')}
  order by relname collate "C"`

const functions = `
  select rtrim(pg_get_functiondef(oid), E'\\n') || ';' as definition
  from pg_proc where ${inPublic('pronamespace')} and prokind in ('f', 'p') and not ${foreign('pg_proc', 'pg_proc.oid')}
  order by oid::regprocedure::text collate "C"`

const triggers = `
  select pg_get_triggerdef(pg_trigger.oid) || ';' as definition
  from pg_trigger join pg_class on pg_class.oid = tgrelid
  where ${inPublic('relnamespace')} and not tgisinternal and tgparentid = 0
  order by relname collate "C", tgname collate "C"`

/** What others than the owner may do, as PostgreSQL shows it: with columns where it is granted by column. */
const grants = `
  with granted as (
    select relname as object, acl.grantee, acl.privilege_type, null::name as part
    from pg_class, aclexplode(relacl) acl
    where ${inPublic('relnamespace')} and not ${remembered} and acl.grantee <> relowner
    union all
    select relname, acl.grantee, acl.privilege_type, attname
    from pg_class join pg_attribute on attrelid = pg_class.oid, aclexplode(attacl) acl
    where ${inPublic('relnamespace')} and acl.grantee <> relowner
    union all
    select oid::regprocedure::text, acl.grantee, acl.privilege_type, null
    from pg_proc, aclexplode(proacl) acl
    where ${inPublic('pronamespace')} and acl.grantee <> proowner and not ${foreign('pg_proc', 'pg_proc.oid')}
  ), privileges as (
    select object, grantee, lower(privilege_type)
      || coalesce(' (' || string_agg(part, ', ' order by part collate "C") || ')', '') as privilege
    from granted group by object, grantee, privilege_type, part is null
  )
  select string_agg(line, E'\\n' order by line collate "C") as definition from (
    select format('grant %s on %s to %s;', string_agg(privilege, ', ' order by privilege collate "C"), object,
      case grantee when 0 then 'public' else grantee::regrole::text end) as line
    from privileges group by object, grantee
  ) lines having count(*) > 0`
