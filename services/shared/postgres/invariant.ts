import type { Client } from 'pg'

/** Something that must hold for all rows at once, whoever wrote them. */
export interface Invariant {
  /** What holds, as a sentence. */
  readonly rule: string
  /** Selects what breaks it, as text in the column `what`. */
  readonly broken: string
}

const SHOWN = 5

/** Some of what breaks it; empty when it holds. */
export async function verify(client: Client, { broken }: Invariant): Promise<string[]> {
  const { rows } = await client.query<{ what: string }>(`${broken} limit ${SHOWN}`)
  return rows.map(({ what }) => what)
}

interface ForeignKey {
  readonly name: string
  readonly child: string
  readonly parent: string
  readonly childColumns: string[]
  readonly parentColumns: string[]
}

const foreignKeys = `
  select c.conname as name, c.conrelid::regclass::text as child, c.confrelid::regclass::text as parent,
    array(select a.attname::text from unnest(c.conkey) with ordinality as k (attnum, place)
          join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum order by place) as "childColumns",
    array(select a.attname::text from unnest(c.confkey) with ordinality as k (attnum, place)
          join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.attnum order by place) as "parentColumns"
  from pg_constraint c join pg_namespace n on n.oid = c.connamespace
  where c.contype = 'f' and n.nspname = 'public' order by 2, 1`

/** That every foreign key of a database holds, for rows that were written without being asked. */
export async function foreignKeyInvariants(client: Client): Promise<Invariant[]> {
  const { rows } = await client.query<ForeignKey>(foreignKeys)
  return rows.map(({ child, parent, childColumns, parentColumns }) => {
    const matches = childColumns.map((column, index) => `child.${column} = parent.${parentColumns[index] ?? ''}`)
    const given = childColumns.map(column => `child.${column} is not null`)
    return {
      rule: `${child} (${childColumns.join(', ')}) leads to a row of ${parent}`,
      broken: `
        select row(child.${childColumns.join(', child.')})::text as what from ${child} child
        where ${given.join(' and ')} and not exists (select from ${parent} parent where ${matches.join(' and ')})`,
    }
  })
}
