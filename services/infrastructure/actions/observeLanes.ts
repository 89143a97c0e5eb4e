import { SYSTEM } from '../../shared/domain/viewer'
import type { ResourceId } from '../../shared/domain/ids'
import { toUuid } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'
import { judge } from '../domain/drift'
import type { Sighting } from '../domain/sighting'
import { nextLook } from '../domain/sweep'
import { newTask } from '../domain/task'
import type { Candidate } from '../store/observations'
import { claimLaneDue, lockFreeStandings, markLaneLookedAt, readLaneAfter, saveJudgements } from '../store/observations'
import { insertTasks } from '../store/tasks'
import type { ActionDeps } from './deps'
import { tellSubscribers } from './tellSubscribers'

/** Resources that are looked at in one go: one call of the driver and a handful of statements. */
const BATCH = 500

/** How long whoever looks at a lane has it to himself, in milliseconds, before somebody else goes on. */
const LEASE = 60_000

/**
 * Looks at all that stands in the lanes whose turn it is, writes down what is seen and begins what puts it right, until
 * none is due, `until` has come or it was `most` lanes. Any number of processes share the lanes. How many resources were
 * looked at.
 */
export async function observeLanes(deps: ActionDeps, until: Date, most: number): Promise<number> {
  let seen = 0
  for (let lanes = 0; lanes < most && deps.clock.now() < until && !deps.closing.aborted; lanes++) {
    const turn = await takeTurn(deps)
    if (!turn) break
    seen += await observeLane(deps, turn)
  }
  return seen
}

interface Turn {
  readonly lane: number
  readonly batch: readonly Candidate[]
}

const leaseFrom = (now: Date): Date => new Date(now.getTime() + LEASE)

/** Takes the lane that has waited longest, and reads where it begins; an empty one has had its turn with that. */
function takeTurn({ database, clock, rules }: ActionDeps): Promise<Turn | undefined> {
  return database.transaction(SYSTEM, async tx => {
    const now = clock.now()
    const due = await claimLaneDue(tx, now, leaseFrom(now))
    if (!due) return undefined
    const batch = await readLaneAfter(tx, due, BATCH)
    if (batch.length === 0) await markLaneLookedAt(tx, due.lane, nextLook(due.lane, now, rules.observeEvery), null)
    return { lane: due.lane, batch }
  })
}

async function observeLane(deps: ActionDeps, { lane, batch: first }: Turn): Promise<number> {
  const { database, clock, driver, rules } = deps
  let seen = 0
  // Whoever stops in the middle has said where: the next one goes on there when the lease is over.
  for (let batch = first; batch.length > 0 && !deps.closing.aborted;) {
    const looked = clock.now()
    const sightings = await driver.observe(batch.map(({ reference }) => reference))
    seen += batch.length
    const last = batch.at(-1)
    const after = last ? toUuid(last.id) : null
    batch = await database.transaction(SYSTEM, async tx => {
      await judgeBatch(tx, deps, lane, batch, sightings, looked)
      const now = clock.now()
      const next = await readLaneAfter(tx, { lane, after }, BATCH)
      const isOver = next.length === 0
      await markLaneLookedAt(
        tx,
        lane,
        isOver ? nextLook(lane, now, rules.observeEvery) : leaseFrom(now),
        isOver ? null : after,
      )
      return next
    })
  }
  return seen
}

async function judgeBatch(
  tx: Tx,
  { clock, ids, log, measures }: ActionDeps,
  lane: number,
  batch: readonly Candidate[],
  sightings: ReadonlyMap<string, Sighting>,
  looked: Date,
): Promise<void> {
  const references = new Map<ResourceId, string>(batch.map(({ id, reference }) => [id, reference]))
  const now = clock.now()
  const judged = (await lockFreeStandings(tx, lane, [...references.keys()])).flatMap(standing => {
    const sighting = sightings.get(references.get(standing.id) ?? '')
    // Seen since by somebody else, who knows better.
    if (!sighting || (standing.observed.at !== null && standing.observed.at >= looked)) return []
    return [{ standing, id: standing.id, ...judge(standing, sighting, looked) }]
  })
  await saveJudgements(tx, lane, judged)
  const turned = judged.filter(
    ({ standing, state, condition }) => standing.state !== state || standing.condition?.code !== condition?.code,
  )
  await tellSubscribers(tx, { clock }, 'CONDITION', ...turned.map(({ standing }) => standing))
  const repairs = judged.flatMap(({ standing, repair }) => (repair ? [{ standing, repair }] : []))
  await insertTasks(
    tx,
    lane,
    repairs.map(({ standing: { id, accountId }, repair }) => ({
      task: newTask(ids.next('tsk', lane), id, repair, now),
      accountId,
    })),
  )
  for (const { standing, repair } of repairs) {
    measures.repaired(repair)
    log.warn({ resourceId: standing.id, state: standing.state, repair }, 'a resource is not as it should be')
  }
}
