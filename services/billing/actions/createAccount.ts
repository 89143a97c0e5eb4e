import type { AccountId } from '../../shared/domain/ids'
import { dayAt } from '../../shared/domain/day'
import { zero } from '../../shared/domain/money'
import { SYSTEM } from '../../shared/domain/viewer'
import { insertAccount } from '../store/accounts'
import { readSubsidiaries } from '../store/subsidiaries'
import type { ActionDependencies } from './dependencies'
import type { CreateAccountInput } from './inputs'

/**
 * Opens an account with a subsidiary.
 * @throws when billing does not know the subsidiary (the catalogue tells it), or when there is no such time zone.
 */
export function createAccount(
  { database, clock, ids }: ActionDependencies,
  input: CreateAccountInput,
): Promise<AccountId> {
  return database.transaction(SYSTEM, async tx => {
    const subsidiary = (await readSubsidiaries(tx)).find(({ code }) => code === input.subsidiary)
    if (!subsidiary) throw new Error(`billing knows no subsidiary ${input.subsidiary}: import a catalogue of it first`)
    const now = clock.now()
    const id = input.id ?? ids.next('acc', ids.nextLane())
    const currency = input.currency ?? subsidiary.currency
    const timeZone = input.timeZone ?? subsidiary.timeZone
    dayAt(now, timeZone)
    const { name, email, language = subsidiary.language, taxId = null, billingDay = null } = input
    await insertAccount(tx, {
      id,
      name,
      email,
      subsidiary,
      currency,
      language,
      timeZone,
      taxId,
      billingDay,
      proration: input.proration ?? 'ACTUAL_DAYS',
      credit: zero(currency),
      createdAt: now,
    })
    return id
  })
}
