import { laneOf, toUuid } from '../../../shared/domain/ids'
import type { Tx } from '../../../shared/runtime/database'
import type { PlacedService, ServiceConditions, ServiceListQuery, ServiceOrder } from '../../domain/serviceList'
import type { ServiceRow } from './services'
import { serviceColumns, toService } from './services'

/** An order of the list: the table it walks along, by an index, and the place before the first. */
interface Walk {
  readonly along: string
  readonly key: readonly [string, string]
  readonly after: string
  readonly orderBy: string
  readonly start: readonly [string, string]
}

const NO_ID = '00000000-0000-0000-0000-000000000000'
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/**
 * Only the table that is walked along is asked for the account, the other one for a row's key. With the account in both, the
 * planner looks through all services of an account for each of them: 0.5 s for a page of an account with 20,000, and 40 s to
 * count them. A list always begins behind a key, so that a late page costs what the first one costs.
 */
const services = `service s join contract c on c.lane = $1 and c.id = s.id where s.lane = $1 and s.account_id = $2`
const contracts = `contract c join service s on s.lane = $1 and s.id = c.id where c.lane = $1 and c.account_id = $2`

const walks: Record<ServiceOrder, Walk> = {
  NEXT_DATE: {
    along: contracts,
    key: ['c.renews_on::text', 'c.id::text'],
    after: '(c.renews_on, c.id) > ($8::date, $9::uuid)',
    orderBy: 'c.renews_on, c.id',
    start: ['-infinity', NO_ID],
  },
  NAME: {
    along: services,
    key: ['s.sort_name', 's.id::text'],
    after: '(s.sort_name, s.id) > ($8::text, $9::uuid)',
    orderBy: 's.sort_name, s.id',
    start: ['', NO_ID],
  },
  NEWEST: {
    along: services,
    key: ['s.id::text', 's.id::text'],
    after: '$8::uuid is not null and s.id < $9::uuid',
    orderBy: 's.id desc',
    start: [LAST_ID, LAST_ID],
  },
}

const matching = `s.state = any($3::text[])
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

const pageBy = ({ along, key, after, orderBy }: Walk): string => `
  select ${serviceColumns}, array[${key.join(', ')}] as key from ${along} and ${after} and ${matching}
  order by ${orderBy} limit $10`

const pages: Record<ServiceOrder, string> = {
  NEXT_DATE: pageBy(walks.NEXT_DATE),
  NAME: pageBy(walks.NAME),
  NEWEST: pageBy(walks.NEWEST),
}

export async function readServicePage(tx: Tx, query: ServiceListQuery): Promise<PlacedService[]> {
  const { conditions, orderBy, after, limit } = query
  const [first, id] = after ?? walks[orderBy].start
  const values = [...valuesOf(conditions), first, id, limit]
  const rows = await tx.query<ServiceRow & { key: string[] }>(`servicesBy${orderBy}`, pages[orderBy], values)
  return rows.map(row => ({ service: toService(row), key: row.key }))
}

export async function countServices(tx: Tx, conditions: ServiceConditions): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    'countServices',
    `select count(*)::int as count from ${services} and ${matching}`,
    valuesOf(conditions),
  )
  return row?.count ?? 0
}
