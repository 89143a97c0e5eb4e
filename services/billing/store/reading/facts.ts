import type { Day } from '../../../shared/domain/day'
import type { AccountId, ServiceId } from '../../../shared/domain/ids'
import { fromUuid, laneOf, toUuid } from '../../../shared/domain/ids'
import type { Tx } from '../../../shared/runtime/database'
import type { ServiceFacts } from '../../domain/serviceFacts'
import type { ContractRow } from '../contractRow'
import { contractColumns, toContract } from '../contractRow'
import type { StoredTerms } from '../storedTerms'
import { readTerms } from '../storedTerms'
import { inOrder, keysOf } from './many'
import type { ServiceRow } from './services'
import { serviceColumns, toService } from './services'

/** All that stands in one account's service, contract and terms. */
export type ContractFacts = Omit<ServiceFacts, 'account'>

const factsOf = `
  select ${serviceColumns}, ${contractColumns}, t.terms
  from unnest($1::smallint[], $2::uuid[]) as wanted (lane, id)
  join service s on s.lane = wanted.lane and s.id = wanted.id
  join contract c on c.lane = wanted.lane and c.id = wanted.id
  join contract_terms t on t.lane = wanted.lane and t.contract_id = wanted.id and t.revision = c.revision`

/** The services of ids with their contracts and terms; null where the viewer has none of that id. */
export async function readServiceFacts(tx: Tx, ids: readonly ServiceId[]): Promise<(ContractFacts | null)[]> {
  const rows = await tx.query<ServiceRow & ContractRow & { terms: StoredTerms }>('factsOf', factsOf, keysOf(ids))
  const found = rows.map(row => ({ service: toService(row), contract: toContract(row), terms: readTerms(row.terms) }))
  return inOrder(ids, found, ({ service }) => service.id)
}

const dueServicesOf = `
  select c.id from contract c
  where c.lane = $1 and c.account_id = $2 and c.renews_on < 'infinity'
    and c.renews_on <= greatest($3::date, (
      select first.renews_on from contract first
      where first.lane = $1 and first.account_id = $2 order by first.renews_on limit 1))
  order by c.renews_on, c.id`

/** The services that cost something on the first day on which one of the account's does, or until today when that is past. */
export async function readDueServices(tx: Tx, id: AccountId, today: Day): Promise<ServiceId[]> {
  const rows = await tx.query<{ id: string }>('dueServicesOf', dueServicesOf, [laneOf(id), toUuid(id), today])
  return rows.map(row => fromUuid('svc', row.id))
}
