import { laneOf, toUuid } from '../../../shared/domain/ids'
import type { Tx } from '../../../shared/runtime/database'
import type { PlacedService, ServiceConditions, ServiceListQuery, ServiceOrder } from '../../domain/serviceList'
import type { ServiceRow } from './services'
import { serviceColumns, toService } from './services'

/** A list begins after a key and walks along an index: a late page costs what the first one costs. */
const orders: Record<ServiceOrder, { key: readonly string[]; after: string; orderBy: string }> = {
  NEXT_DATE: {
    key: ['c.renews_on::text', 'c.id::text'],
    after: '($8::date is null or (c.renews_on, c.id) > ($8::date, $9::uuid))',
    orderBy: 'c.renews_on, c.id',
  },
  NAME: {
    key: ['s.sort_name', 's.id::text'],
    after: '($8::text is null or (s.sort_name, s.id) > ($8::text, $9::uuid))',
    orderBy: 's.sort_name, s.id',
  },
  NEWEST: {
    key: ['s.id::text', 's.id::text'],
    after: '($8::uuid is null or s.id < $9::uuid)',
    orderBy: 's.id desc',
  },
}

const matching = `
  from service s join contract c on c.lane = s.lane and c.id = s.id
  where s.lane = $1 and c.lane = $1 and s.account_id = $2 and c.account_id = $2
    and s.state = any($3::text[])
    and ($4::text is null or position(lower($4) in s.sort_name) > 0)
    and ($5::text[] is null or s.universe = any($5))
    and ($6::boolean is null or c.auto_renew = $6)
    and ($7::date is null or c.renews_on < $7)`

const valuesOf = ({
  accountId,
  states,
  search,
  universes,
  autoRenew,
  nextDateBefore,
}: ServiceConditions): unknown[] => [
  laneOf(accountId),
  toUuid(accountId),
  states,
  search,
  universes,
  autoRenew,
  nextDateBefore,
]

const pageBy = ({ key, after, orderBy }: (typeof orders)[ServiceOrder]): string => `
  select ${serviceColumns}, array[${key.join(', ')}] as key ${matching} and ${after}
  order by ${orderBy} limit $10`

const pages: Record<ServiceOrder, string> = {
  NEXT_DATE: pageBy(orders.NEXT_DATE),
  NAME: pageBy(orders.NAME),
  NEWEST: pageBy(orders.NEWEST),
}

export async function readServicePage(tx: Tx, query: ServiceListQuery): Promise<PlacedService[]> {
  const { conditions, orderBy, after, limit } = query
  const values = [...valuesOf(conditions), after?.[0] ?? null, after?.[1] ?? null, limit]
  const rows = await tx.query<ServiceRow & { key: string[] }>(`servicesBy${orderBy}`, pages[orderBy], values)
  return rows.map(row => ({ service: toService(row), key: row.key }))
}

export async function countServices(tx: Tx, conditions: ServiceConditions): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    'countServices',
    `select count(*)::int as count ${matching}`,
    valuesOf(conditions),
  )
  return row?.count ?? 0
}
