import type { Invariant } from '../../shared/postgres/invariant'

/** What holds for all that infrastructure keeps, whatever happened to it. */
export const invariants: readonly Invariant[] = [
  {
    rule: 'no address is given to two resources',
    broken: 'select address::text as what from ip_address group by address having count(*) > 1',
  },
  {
    rule: 'no slot of a pool is held twice, nor one that was not taken',
    broken: `
      select format('%s %s', r.pool, r.slot) as what from resource r join pool p on p.code = r.pool
      group by r.pool, r.slot, p.taken having count(*) > 1 or r.slot >= p.taken`,
  },
  {
    rule: 'every server and instance in use has its addresses',
    broken: `
      select r.id::text as what from resource r
      where r.kind in ('Server', 'Instance') and r.state in ('ACTIVE', 'SUSPENDED') and r.account_id is not null
        and (r.slot is null or not exists (select from ip_address a where a.lane = r.lane and a.resource_id = r.id))`,
  },
  {
    rule: 'what is released holds nothing',
    broken: `
      select r.id::text as what from resource r
      where r.state = 'RELEASED' and (r.slot is not null
        or exists (select from ip_address a where a.lane = r.lane and a.resource_id = r.id))`,
  },
  {
    rule: 'every resource that was delivered has a task that made it',
    broken: `
      select r.id::text as what from resource r
      where r.delivered_at is not null and r.account_id is not null and not exists (
        select from task t where t.lane = r.lane and t.resource_id = r.id and t.kind = 'PROVISION' and t.state = 'DONE')`,
  },
]
