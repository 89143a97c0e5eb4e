import type { AccountId, ServiceId } from '../../domain/ids'
import { laneOf, toUuid } from '../../domain/ids'
import type { Tx } from '../database'

/** Something about a service is not as it was. */
export interface NewChange<Kind extends string = string> {
  readonly accountId: AccountId
  readonly serviceId: ServiceId
  readonly kind: Kind
}

/** Where subscribers are woken; the payload names accounts, separated by commas. */
export const CHANGES_CHANNEL = 'account_changes'

// In one order, so that two who change several accounts wait for one another instead of blocking each other.
const countChanges = `
  insert into account_change_counter as known (lane, account_id, last_sequence)
  select * from unnest($1::smallint[], $2::uuid[], $3::bigint[])
  on conflict (lane, account_id) do update set last_sequence = known.last_sequence + excluded.last_sequence
  returning account_id as "accountId", last_sequence as "lastSequence"`

const addChanges = `
  with added as (
    insert into account_change (lane, account_id, sequence, service_id, kind, occurred_at)
    select lane, account_id, sequence, service_id, kind, $6
    from unnest($1::smallint[], $2::uuid[], $3::bigint[], $4::uuid[], $5::text[]) as new (lane, account_id, sequence, service_id, kind)
  )
  select pg_notify('${CHANGES_CHANNEL}', accounts) from unnest($7::text[]) as accounts`

/** A notification holds less than 8000 bytes. */
const accountsInOne = 200

/** Says what has changed, in the transaction that changes it: two statements for any number. Equal changes are one. */
export async function recordChanges(tx: Tx, changes: readonly NewChange[], now: Date): Promise<void> {
  if (changes.length === 0) return
  const distinct = new Map(changes.map(change => [`${change.serviceId} ${change.kind}`, change]))
  const byAccount = new Map<AccountId, NewChange[]>()
  for (const change of distinct.values()) {
    const known = byAccount.get(change.accountId)
    if (known) known.push(change)
    else byAccount.set(change.accountId, [change])
  }
  const accounts = [...byAccount].sort(([one], [other]) => (toUuid(one) < toUuid(other) ? -1 : 1))
  const counted = await tx.query<{ accountId: string; lastSequence: string }>('countChanges', countChanges, [
    accounts.map(([id]) => laneOf(id)),
    accounts.map(([id]) => toUuid(id)),
    accounts.map(([, ofAccount]) => ofAccount.length),
  ])
  const lastOf = new Map(
    counted.map(({ accountId, lastSequence }) => [accountId.replaceAll('-', ''), Number(lastSequence)]),
  )
  const rows = accounts.flatMap(([id, ofAccount]) => {
    const first = (lastOf.get(toUuid(id)) ?? 0) - ofAccount.length + 1
    return ofAccount.map((change, index) => ({ ...change, sequence: first + index }))
  })
  const uuids = accounts.map(([id]) => toUuid(id))
  const payloads = Array.from({ length: Math.ceil(uuids.length / accountsInOne) }, (_, index) =>
    uuids.slice(index * accountsInOne, (index + 1) * accountsInOne).join(','),
  )
  await tx.query('addChanges', addChanges, [
    rows.map(({ accountId }) => laneOf(accountId)),
    rows.map(({ accountId }) => toUuid(accountId)),
    rows.map(({ sequence }) => sequence),
    rows.map(({ serviceId }) => toUuid(serviceId)),
    rows.map(({ kind }) => kind),
    now,
    payloads,
  ])
}
