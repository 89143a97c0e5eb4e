import { parseId } from '../../shared/domain/ids'
import type { Day } from '../../shared/domain/day'
import { dayAt } from '../../shared/domain/day'
import type { z } from 'zod'
import type { Result } from '../../shared/domain/result'
import type { Viewer } from '../../shared/domain/viewer'
import type { Tx } from '../../shared/runtime/database'
import type { Refusal } from '../domain/refusal'
import { final, passing } from '../domain/refusal'
import type { ServiceFacts } from '../domain/serviceFacts'
import { lockAccountOfService } from '../store/accounts'
import { insertKey } from '../store/idempotency'
import { readServiceFacts } from '../store/reading/facts'
import type { ActionDependencies } from './dependencies'
import { earlierUse, keptAnswer, keyRefusal, keyUse } from './idempotency'
import { tellSubscribers } from './tellSubscribers'

/** The same for an id that does not exist and for one that is somebody else's. */
export const serviceNotFound = final('SERVICE_NOT_FOUND', ['input', 'serviceId'], 'There is no such service.')

export const renewalInProgress = passing(
  'RENEWAL_IN_PROGRESS',
  [],
  'The service is being renewed: try again in a moment.',
)

/** A service that may be changed: its account is locked, and no early renewal is being paid. */
export interface Change {
  readonly tx: Tx
  readonly facts: ServiceFacts
  readonly now: Date
  readonly today: Day
}

interface ServiceMutation<Schema extends z.ZodType> {
  readonly name: string
  readonly schema: Schema
  refused(refusals: readonly Refusal[]): z.output<Schema>
  change(change: Change): Promise<Result<z.output<Schema> & object, readonly Refusal[]>>
}

/** Changes one service in one transaction, once for each key. */
export async function changeService<Schema extends z.ZodType>(
  { database, clock }: Pick<ActionDependencies, 'database' | 'clock'>,
  viewer: Viewer,
  input: { readonly idempotencyKey: string; readonly serviceId: string },
  mutation: ServiceMutation<Schema>,
): Promise<z.output<Schema>> {
  const { name, schema, refused, change } = mutation
  const badKey = keyRefusal(input.idempotencyKey)
  if (badKey) return refused([badKey])
  const id = parseId('svc', input.serviceId)
  if (!id) return refused([serviceNotFound])
  return database.transaction(viewer, async tx => {
    const account = await lockAccountOfService(tx, id)
    if (!account) return refused([serviceNotFound])
    const use = keyUse(account.id, name, input)
    const earlier = await earlierUse(tx, use)
    if (earlier.kind === 'reused') return refused([earlier.refusal])
    const known = earlier.kind === 'known' ? keptAnswer(schema, earlier.record) : null
    if (known !== null) return known
    const [facts] = await readServiceFacts(tx, [id])
    if (!facts) return refused([serviceNotFound])
    if (facts.contract.renewalOrderId) return refused([renewalInProgress])
    const now = clock.now()
    const changed = await change({ tx, facts: { ...facts, account }, now, today: dayAt(now, account.timeZone) })
    if (!changed.ok) return refused(changed.refusal)
    await tellSubscribers(tx, [{ accountId: account.id, serviceId: id, kind: 'CONTRACT' }], now)
    await insertKey(tx, use, { orderId: null, answer: changed.value }, now)
    return changed.value
  })
}
