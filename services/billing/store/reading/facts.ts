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

const factsOfServices = `
  select ${serviceColumns}, ${contractColumns}, t.terms
  from unnest($1::smallint[], $2::uuid[]) as wanted (lane, id)
  join service s on s.lane = wanted.lane and s.id = wanted.id
  join contract c on c.lane = wanted.lane and c.id = wanted.id
  join contract_terms t on t.lane = c.lane and t.contract_id = c.id and t.revision = c.revision`

type FactsRow = ServiceRow & ContractRow & { readonly terms: StoredTerms }

/** Services with their contracts and terms; null where the viewer has none of that id. The account is read by itself. */
export async function readServiceFacts(
  tx: Tx,
  ids: readonly ServiceId[],
): Promise<(Omit<ServiceFacts, 'account'> | null)[]> {
  const rows = await tx.query<FactsRow>('factsOfServices', factsOfServices, keysOf(ids))
  const facts = rows.map(row => ({ service: toService(row), contract: toContract(row), terms: readTerms(row.terms) }))
  return inOrder(ids, facts, ({ service }) => service.id)
}

const dueServices = `
  select c.id from contract c
  where c.lane = $1 and c.account_id = $2 and c.renews_on < 'infinity' and c.renews_on <= greatest($3::date, (
    select first.renews_on from contract first where first.lane = $1 and first.account_id = $2
    order by first.renews_on limit 1))
  order by c.renews_on, c.id`

/** The services of an account that are billed on the first day on which one is, or today when that day is past. */
export async function readDueServices(tx: Tx, accountId: AccountId, today: Day): Promise<ServiceId[]> {
  const values = [laneOf(accountId), toUuid(accountId), today]
  const rows = await tx.query<{ id: string }>('dueServices', dueServices, values)
  return rows.map(({ id }) => fromUuid('svc', id))
}
