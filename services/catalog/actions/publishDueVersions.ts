import { SYSTEM } from '../../shared/domain/viewer'
import type { Clock } from '../../shared/runtime/clock'
import type { Database } from '../../shared/runtime/database'
import { lockSubsidiary, subsidiariesDue } from '../store/subsidiaries'
import type { Announcer } from './announce'
import { publishVersion } from './publishVersion'

interface Dependencies {
  readonly database: Database
  readonly announcer: Announcer
  readonly clock: Clock
}

/** Begins to sell the versions that were imported ahead and whose time has come; the subsidiaries in which one began. */
export async function publishDueVersions({ database, announcer, clock }: Dependencies): Promise<string[]> {
  const now = clock.now()
  const due = await database.transaction(SYSTEM, tx => subsidiariesDue(tx, now))
  const published: string[] = []
  for (const code of due)
    await database.transaction(SYSTEM, async tx => {
      const subsidiary = await lockSubsidiary(tx, code)
      if (subsidiary && (await publishVersion(tx, announcer, subsidiary, now))) published.push(code)
    })
  return published
}
