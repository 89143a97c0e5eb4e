import type { Tx } from '../../shared/runtime/database'
import type { RangeRollout } from '../domain/subsidiary'

const rolloutOfSql = `
  select s.code as subsidiary, r.range, coalesce(o.enabled, false) as enabled, o.enabled_at as "enabledAt"
  from subsidiary s
  cross join lateral (
    select p.range from plan p where p.subsidiary = s.code and p.version = s.current_version and not p.is_addon
    union select known.range from range_rollout known where known.subsidiary = s.code) r
  left join range_rollout o on o.subsidiary = s.code and o.range = r.range
  where s.code = any($1) order by s.code, r.range`

/** The ranges that some subsidiaries sell or have switched, and whether each is on. */
export const rolloutOf = (tx: Tx, subsidiaries: readonly string[]): Promise<RangeRollout[]> =>
  tx.query<RangeRollout>('rolloutOf', rolloutOfSql, [subsidiaries])

const switchRangesSql = `
  insert into range_rollout (subsidiary, range, enabled, enabled_at)
  select $1, range, $3, case when $3 then $4::timestamptz end from unnest($2::text[]) range
  on conflict (subsidiary, range) do update set enabled = excluded.enabled, enabled_at = excluded.enabled_at`

/** Switches ranges on or off. */
export async function switchRanges(
  tx: Tx,
  subsidiary: string,
  ranges: readonly string[],
  enabled: boolean,
  now: Date,
): Promise<void> {
  await tx.query('switchRanges', switchRangesSql, [subsidiary, ranges, enabled, now])
}
