import { withClient } from '../../../shared/postgres/databases'

/** What background work writes at its own times. */
const ofBackgroundWork = ['outbox', 'outbox_lane', 'inbox', 'inbox_subject', 'observation_lane']

/** Rows of each table of a database and a digest of what is in them, as the superuser sees it. */
export function digest(superuserUrl: string): Promise<Record<string, string>> {
  return withClient(superuserUrl, async client => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
       and not relispartition and relname <> all($1) order by 1`,
      [ofBackgroundWork],
    )
    const each = tables.map(
      ({ name }) =>
        `select '${name}' as name, count(*) || ' ' || coalesce(sum(hashtext(t::text)), 0) as state from "${name}" t`,
    )
    const { rows } = await client.query<{ name: string; state: string }>(each.join(' union all '))
    return Object.fromEntries(rows.map(({ name, state }) => [name, state]))
  })
}
