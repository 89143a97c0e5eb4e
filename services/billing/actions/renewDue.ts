import { dayAt } from '../../shared/domain/day'
import { SYSTEM } from '../../shared/domain/viewer'
import type { Tx } from '../../shared/runtime/database'
import type { DueLane } from '../store/renewals'
import { claimDue, readDue, readDueLanes } from '../store/renewals'
import type { ActionDependencies } from './dependencies'
import type { RenewalReport } from './renewAccounts'
import { renewAccounts } from './renewAccounts'
import { shuffled } from './shuffled'

export interface RenewalOptions {
  /** Contracts in one transaction, about. */
  readonly batchSize?: number
  /** Batches at once in this process: while the database writes one, the next is computed. */
  readonly concurrency?: number
  /** Ends the run after the batches in hand. */
  readonly signal?: AbortSignal
  /** Told after each batch. */
  readonly onBatch?: (sofar: RenewalReport) => void
}

/** Larger batches are no faster, for their rows outlive the first rounds of garbage collection; smaller ones take more round trips. */
const BATCH = 500

/** Where a day begins before it does anywhere else. */
const EARLIEST_ZONE = 'Pacific/Kiritimati'

/**
 * Bills and ends all that is due: lane by lane, the small ones together, the accounts that others have in hand left to them.
 * Each batch is one transaction, so that a run that is killed loses nothing and bills nothing twice.
 */
export async function renewDue(deps: ActionDependencies, options: RenewalOptions = {}): Promise<RenewalReport> {
  const { batchSize = BATCH, concurrency = 2, signal, onBatch } = options
  const { database, clock } = deps
  const latest = dayAt(clock.now(), EARLIEST_ZONE)
  const queue = shuffled(await database.transaction(SYSTEM, tx => readDueLanes(tx, latest)))
  let sofar: RenewalReport = { renewed: 0, ended: 0, invoices: 0 }

  /** Bills a batch; lanes that may have more of it go back into the queue. */
  const renewBatch = async (
    tx: Tx,
    lanes: readonly DueLane[],
  ): Promise<RenewalReport & { readonly left: DueLane[] }> => {
    const now = clock.now()
    const claims = await claimDue(tx, { lanes: lanes.map(({ lane }) => lane), now, latest, room: batchSize })
    const claimed = claims.reduce((sum, { contracts }) => sum + contracts, 0)
    const looked = new Set(claims.map(({ lane }) => lane))
    const last = claims.at(-1)?.lane
    const left = lanes.filter(({ lane }) => !looked.has(lane) || (lane === last && claimed >= batchSize))
    return { ...(await renewAccounts(deps, tx, await readDue(tx, claims, now), now)), left }
  }

  const run = async (): Promise<void> => {
    while (queue.length > 0 && !signal?.aborted) {
      const lanes = takeBatch(queue, batchSize)
      const { left, ...batch } = await database.transaction(SYSTEM, tx => renewBatch(tx, lanes))
      queue.push(...left)
      sofar = sum(sofar, batch)
      onBatch?.(sofar)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, run))
  return sofar
}

/** As many lanes as make up a batch. */
function takeBatch(queue: DueLane[], batchSize: number): DueLane[] {
  const taken: DueLane[] = []
  for (let due = 0; due < batchSize;) {
    const next = queue.shift()
    if (!next) break
    taken.push(next)
    due += next.contracts
  }
  return taken
}

const sum = (a: RenewalReport, b: RenewalReport): RenewalReport => ({
  renewed: a.renewed + b.renewed,
  ended: a.ended + b.ended,
  invoices: a.invoices + b.invoices,
})
