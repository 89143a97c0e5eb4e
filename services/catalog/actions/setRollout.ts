import type { Result } from '../../shared/domain/result'
import { ok, refuse } from '../../shared/domain/result'
import { SYSTEM } from '../../shared/domain/viewer'
import type { Clock } from '../../shared/runtime/clock'
import type { Database } from '../../shared/runtime/database'
import type { RangeRollout } from '../domain/subsidiary'
import { rolloutOf, switchRanges } from '../store/rollout'
import { changeSubsidiary, lockSubsidiary, sellingSubsidiaries } from '../store/subsidiaries'
import type { Announcer } from './announce'
import { subsidiaryChanged } from './announce'

interface Dependencies {
  readonly database: Database
  readonly announcer: Announcer
  readonly clock: Clock
}

export interface RolloutInput {
  readonly subsidiary: string
  readonly ranges: readonly string[]
  readonly enabled: boolean
}

export type RolloutRefusal =
  | { readonly code: 'UNKNOWN_SUBSIDIARY'; readonly subsidiary: string }
  | { readonly code: 'UNKNOWN_RANGE'; readonly range: string; readonly known: readonly string[] }

/** Switches ranges of a subsidiary on or off; the ranges that were not so before. */
export function setRollout(
  { database, announcer, clock }: Dependencies,
  { subsidiary: code, ranges, enabled }: RolloutInput,
): Promise<Result<readonly string[], RolloutRefusal>> {
  return database.transaction(SYSTEM, async tx => {
    const subsidiary = await lockSubsidiary(tx, code)
    if (!subsidiary) return refuse({ code: 'UNKNOWN_SUBSIDIARY', subsidiary: code })
    const before = new Map((await rolloutOf(tx, [code])).map(entry => [entry.range, entry.enabled]))
    const unknown = ranges.find(range => !before.has(range))
    if (unknown !== undefined) return refuse({ code: 'UNKNOWN_RANGE', range: unknown, known: [...before.keys()] })
    const changing = ranges.filter(range => before.get(range) !== enabled)
    if (changing.length === 0) return ok([])
    await switchRanges(tx, code, changing, enabled, clock.now())
    await announcer.announce(tx, [
      subsidiaryChanged(await changeSubsidiary(tx, subsidiary), await rolloutOf(tx, [code])),
    ])
    return ok(changing)
  })
}

/** What is switched on and off, in all subsidiaries that sell something. */
export function listRollout({ database }: Pick<Dependencies, 'database'>): Promise<RangeRollout[]> {
  return database.transaction(SYSTEM, async tx => {
    const subsidiaries = await sellingSubsidiaries(tx)
    return rolloutOf(
      tx,
      subsidiaries.map(({ code }) => code),
    )
  })
}
