import type { AccountId, ResourceId } from '../../shared/domain/ids'
import { fromUuid, toUuid } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'
import type { ResourceKind } from '../../shared/domain/events'
import type { ConditionCode } from '../domain/condition'
import type { Judgement, Standing } from '../domain/drift'
import type { Observed } from '../domain/resource'
import { prefixOfKind } from '../domain/resource'

/** A place in a lane: behind a resource, by its `uuid`, or at the beginning. */
interface LanePlace {
  readonly lane: number
  readonly after: string | null
}

// The row is locked for a moment only: whoever gets it has the lane until `lease`, and another takes over when he dies.
const claimLane = `
  update observation_lane set due_at = $2
  where lane = (select lane from observation_lane where due_at <= $1 order by due_at limit 1 for update skip locked)
  returning lane, after_id as after`

/** The lane that has waited longest, and how far it was looked at before. */
export async function claimLaneDue(tx: Tx, now: Date, lease: Date): Promise<LanePlace | undefined> {
  return (await tx.query<LanePlace>('claimLane', claimLane, [now, lease]))[0]
}

const markLane = `update observation_lane set due_at = $2, after_id = $3 where lane = $1`

/** Says how far a lane was looked at, and when to go on with it. */
export async function markLaneLookedAt(tx: Tx, lane: number, dueAt: Date, after: string | null): Promise<void> {
  await tx.query('markLane', markLane, [lane, dueAt, after])
}

/** A resource that is to be looked at. */
export interface Candidate {
  readonly id: ResourceId
  readonly reference: string
}

/** Before every id. */
const BEGINNING = '00000000-0000-0000-0000-000000000000'

// The place is given and not made of an expression: row-level security keeps expressions from being looked up in an index.
const readCandidates = `
  select id, kind, reference from resource
  where lane = $1 and id > $2 and state in ('ACTIVE', 'SUSPENDED', 'FAILED', 'QUARANTINED')
  order by id limit $3`

/** The next resources of a lane that stand somewhere, in the order of their ids. */
export async function readLaneAfter(tx: Tx, { lane, after }: LanePlace, limit: number): Promise<Candidate[]> {
  const rows = await tx.query<{ id: string; kind: ResourceKind; reference: string | null }>(
    'readCandidates',
    readCandidates,
    [lane, after ?? BEGINNING, limit],
  )
  return rows.map(({ id, kind, reference }) => {
    const resourceId = fromUuid(prefixOfKind(kind), id)
    return { id: resourceId, reference: reference ?? resourceId }
  })
}

/** How a resource stands, locked until the transaction ends. */
export interface LockedStanding extends Standing {
  readonly id: ResourceId
  readonly accountId: AccountId | null
}

// What somebody else is at work on just now is left out: it will be there the next time.
const lockFree = `
  select id from resource where lane = $1 and id = any($2::uuid[]) order by id for update skip locked`

// After the lock, so that a task that began or ended until then is seen.
const readStandings = `
  select r.id, r.kind, r.account_id as "accountId", r.state, r.desired, r.observed_at as at, r.observed_power as power,
    r.observed_enabled as enabled, r.observed_operating_system as "operatingSystem",
    r.condition_code as code, r.condition_message as message, r.condition_since as since,
    exists (select from task t where t.lane = r.lane and t.resource_id = r.id and t.ended_at is null) as busy
  from resource r where r.lane = $1 and r.id = any($2::uuid[])`

interface StandingRow extends Observed, Pick<Standing, 'state' | 'desired' | 'busy'> {
  readonly id: string
  readonly kind: ResourceKind
  readonly accountId: string | null
  readonly code: ConditionCode | null
  readonly message: string | null
  readonly since: Date | null
}

/** Locks those of a lane that nobody else has locked: two statements for any number. */
export async function lockFreeStandings(tx: Tx, lane: number, ids: readonly ResourceId[]): Promise<LockedStanding[]> {
  const locked = await tx.query<{ id: string }>('lockFreeResources', lockFree, [lane, ids.map(toUuid)])
  const rows = await tx.query<StandingRow>('readStandings', readStandings, [lane, locked.map(({ id }) => id)])
  return rows.map(({ id, kind, accountId, state, desired, busy, code, message, since, ...observed }) => ({
    id: fromUuid(prefixOfKind(kind), id),
    accountId: accountId === null ? null : fromUuid('acc', accountId),
    state,
    desired,
    busy,
    observed,
    condition: code && message !== null && since ? { code, message, since } : null,
  }))
}

const saveSeen = `
  update resource r set state = s.state, observed_at = s.at, observed_power = s.power, observed_enabled = s.enabled,
    observed_operating_system = s.operating_system,
    condition_code = s.code, condition_message = s.message, condition_since = s.since
  from unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::text[], $6::boolean[], $7::text[], $8::text[], $9::text[],
    $10::timestamptz[]) as s(id, state, at, power, enabled, operating_system, code, message, since)
  where r.lane = $1 and r.id = s.id`

/** Writes down what was seen of locked resources of one lane: one statement for any number. */
export async function saveJudgements(
  tx: Tx,
  lane: number,
  judged: readonly (Omit<Judgement, 'repair'> & { readonly id: ResourceId })[],
): Promise<void> {
  if (judged.length === 0) return
  await tx.query('saveJudgements', saveSeen, [
    lane,
    judged.map(({ id }) => toUuid(id)),
    judged.map(({ state }) => state),
    judged.map(({ observed }) => observed.at),
    judged.map(({ observed }) => observed.power),
    judged.map(({ observed }) => observed.enabled),
    judged.map(({ observed }) => observed.operatingSystem),
    judged.map(({ condition }) => condition?.code ?? null),
    judged.map(({ condition }) => condition?.message ?? null),
    judged.map(({ condition }) => condition?.since ?? null),
  ])
}
