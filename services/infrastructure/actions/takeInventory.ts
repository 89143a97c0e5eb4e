import { createHash } from 'node:crypto'
import type { ResourceId } from '../../shared/domain/ids'
import { LANES, parseId } from '../../shared/domain/ids'
import { SYSTEM } from '../../shared/domain/viewer'
import { quarantine } from '../domain/found'
import { prefixOfKind, serviceOf } from '../domain/resource'
import type { Found } from '../drivers/driver'
import { readStatesOf } from '../store/inventory'
import { insertResources, lockResource, saveResource } from '../store/resources'
import type { ActionDeps } from './deps'
import { startWork } from './startWork'

/**
 * Compares a part of all that is there with what should be: what nobody has asked for is kept apart and reported, what
 * has been released and is there all the same is released again. Where the next part begins; null after the last.
 *
 * What is there is read first and what should be after it, so that something made in between is never taken for found.
 */
export async function takeInventory(deps: ActionDeps, from: string | null): Promise<string | null> {
  const { found, next } = await deps.driver.inventory(from)
  const ours = found.flatMap(({ kind, reference }) => parseId(prefixOfKind(kind), reference) ?? [])
  const states = await deps.database.transaction(SYSTEM, tx => readStatesOf(tx, ours))
  for (const [id, state] of states) if (state === 'RELEASED') await releaseAgain(deps, id)
  for (const each of found) {
    const id = parseId(prefixOfKind(each.kind), each.reference)
    if (!id || !states.has(id)) await keepApart(deps, each)
  }
  return next
}

/** What belongs to nobody has no account's lane; its reference always leads to the same one. */
const laneOfReference = (reference: string): number =>
  createHash('sha256').update(reference).digest().readUInt16BE() % LANES

async function keepApart({ database, clock, ids, log, measures }: ActionDeps, found: Found): Promise<void> {
  const { kind, reference } = found
  const lane = laneOfReference(reference)
  const now = clock.now()
  const resource = quarantine(ids.next(prefixOfKind(kind), lane), kind, reference, now)
  if ((await database.transaction(SYSTEM, tx => insertResources(tx, lane, [resource], now))) === 0) return
  measures.quarantined()
  log.warn({ resourceId: resource.id, kind, reference }, 'something was found that nobody has asked for')
}

async function releaseAgain(deps: ActionDeps, id: ResourceId): Promise<void> {
  await deps.database.transaction(SYSTEM, async tx => {
    const locked = await lockResource(tx, serviceOf(id))
    if (!locked || locked.task || locked.resource.state !== 'RELEASED') return
    deps.measures.repaired('RELEASE')
    deps.log.warn({ resourceId: id }, 'something that was released is still there')
    await saveResource(tx, await startWork(tx, deps, locked.resource, 'RELEASE'))
  })
}
