import { dayAt } from '../../shared/domain/day'
import { SYSTEM } from '../../shared/domain/viewer'
import type { Tx } from '../../shared/runtime/database'
import type { Account } from '../domain/account'
import { claimDueAccounts, readDueLanes } from '../store/renewals'
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

/** Larger batches are hardly faster per contract, and hold accounts and invoice series locked for longer. */
const BATCH = 1000

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
  const lanes = shuffled(await database.transaction(SYSTEM, tx => readDueLanes(tx, latest)))
  let sofar: RenewalReport = { renewed: 0, ended: 0, invoices: 0 }

  /** One transaction over as many lanes as fill a batch. */
  const renewBatch = async (tx: Tx): Promise<RenewalReport> => {
    const taken: number[] = []
    try {
      const now = clock.now()
      const accounts: Account[] = []
      for (let room = batchSize; room > 0;) {
        const lane = lanes.shift()
        if (lane === undefined) break
        taken.push(lane)
        const claim = await claimDueAccounts(tx, { lane, now, latest, limit: room })
        accounts.push(...claim.accounts)
        // A lane that filled what room there was may have more.
        if (claim.contracts >= room) lanes.push(lane)
        room -= claim.contracts
      }
      return await renewAccounts(deps, tx, accounts, now)
    } catch (error) {
      lanes.push(...taken)
      throw error
    }
  }

  const run = async (): Promise<void> => {
    while (lanes.length > 0 && !signal?.aborted) {
      const batch = await database.transaction(SYSTEM, renewBatch)
      sofar = sum(sofar, batch)
      onBatch?.(sofar)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, run))
  return sofar
}

const sum = (a: RenewalReport, b: RenewalReport): RenewalReport => ({
  renewed: a.renewed + b.renewed,
  ended: a.ended + b.ended,
  invoices: a.invoices + b.invoices,
})
