import type { ResourceKind, Universe } from '../../../shared/domain/events'
import type { AccountId, ServiceId } from '../../../shared/domain/ids'
import { fromUuid } from '../../../shared/domain/ids'
import type { Tx } from '../../../shared/runtime/database'
import type { Service, ServiceState } from '../../domain/service'
import type { ServiceCount } from '../../domain/serviceList'
import { grouped, inOrder, keysOf } from './many'

export interface ServiceRow {
  readonly id: string
  readonly accountId: string
  readonly universe: Universe
  readonly kind: ResourceKind
  readonly displayName: string
  readonly state: ServiceState
  readonly orderedAt: Date
  readonly deliveredAt: Date | null
}

/** Of `service s`, as `ServiceRow` has them. */
export const serviceColumns = `s.id, s.account_id as "accountId", s.universe, s.kind, s.display_name as "displayName", s.state,
    s.ordered_at as "orderedAt", s.delivered_at as "deliveredAt"`

export function toService(row: ServiceRow): Service {
  const { universe, kind, displayName, state, orderedAt, deliveredAt } = row
  return {
    id: fromUuid('svc', row.id),
    accountId: fromUuid('acc', row.accountId),
    universe,
    kind,
    displayName,
    state,
    orderedAt,
    deliveredAt,
  }
}

const servicesOf = `
  select ${serviceColumns}
  from unnest($1::smallint[], $2::uuid[]) as wanted (lane, id)
  join service s on s.lane = wanted.lane and s.id = wanted.id`

/** The services of ids; null where the viewer has none of that id. */
export async function readServices(tx: Tx, ids: readonly ServiceId[]): Promise<(Service | null)[]> {
  const rows = await tx.query<ServiceRow>('servicesOf', servicesOf, keysOf(ids))
  return inOrder(ids, rows.map(toService), ({ id }) => id)
}

const countsOfAccounts = `
  select s.account_id as "accountId", s.universe, s.state, count(*)::int as count
  from unnest($1::smallint[], $2::uuid[]) as wanted (lane, id)
  join service s on s.lane = wanted.lane and s.account_id = wanted.id
  group by s.account_id, s.universe, s.state
  order by s.universe, s.state`

export async function readServiceCounts(tx: Tx, ids: readonly AccountId[]): Promise<ServiceCount[][]> {
  const rows = await tx.query<ServiceCount & { accountId: string }>('countsOfAccounts', countsOfAccounts, keysOf(ids))
  return grouped(ids, rows, ({ accountId }) => fromUuid('acc', accountId))
}
