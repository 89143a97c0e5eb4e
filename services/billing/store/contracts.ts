import type { AccountId } from '../../shared/domain/ids'
import { fromUuid, laneOf, toUuid } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'
import type { OnTerms } from '../domain/contract'
import { nextDates } from '../domain/nextDates'
import type { TechnicalData } from '../domain/purchase'
import type { Service } from '../domain/service'
import { columnsOf } from './columns'
import { dayOrNever } from './contractRow'
import { storeTerms } from './storedTerms'

const addedService = `
  with added_service as (
    insert into service (lane, id, account_id, universe, kind, state, display_name, ordered_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8)
  ), added_contract as (
    insert into contract (lane, id, account_id, state, auto_renew, started_on, ends_on, billing_day, period, mode, quantity,
      proration, billed_until, due_on, renews_on, periods_billed, engagement_from, engagement_to, revision, event_sequence)
    values ($1, $2, $3, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)
  )
  insert into contract_terms (lane, contract_id, revision, account_id, terms, technical)
  values ($1, $2, $24, $3, $26, $27)`

/** What was sold: a service, its contract and its terms, with what delivery needs for each item. */
export interface SoldService extends OnTerms {
  readonly service: Service
  readonly technical: readonly TechnicalData[]
}

export async function insertService(tx: Tx, { service, contract, terms, technical }: SoldService): Promise<void> {
  const { dueOn, renewsOn } = nextDates({ contract, terms })
  await tx.query('addedService', addedService, [
    laneOf(service.id),
    toUuid(service.id),
    toUuid(service.accountId),
    service.universe,
    service.kind,
    service.state,
    service.displayName,
    service.orderedAt,
    contract.state,
    contract.autoRenew,
    contract.startedOn,
    contract.endsOn,
    contract.billingDay,
    contract.period,
    contract.mode,
    contract.quantity,
    contract.proration,
    contract.billedUntil,
    dayOrNever(dueOn),
    dayOrNever(renewsOn),
    contract.periodsBilled,
    contract.engagement?.from ?? null,
    contract.engagement?.to ?? null,
    contract.revision,
    contract.eventSequence,
    storeTerms(terms),
    JSON.stringify(technical),
  ])
}

const savedContracts = `
  update contract c set state = new.state, auto_renew = new.auto_renew, ends_on = new.ends_on, billed_until = new.billed_until,
    due_on = new.due_on, renews_on = new.renews_on, engagement_from = new.engagement_from, engagement_to = new.engagement_to,
    period = new.period, mode = new.mode, quantity = new.quantity, revision = new.revision,
    periods_billed = new.periods_billed, event_sequence = new.event_sequence, renewal_order_id = new.renewal_order_id
  from unnest($1::smallint[], $2::uuid[], $3::text[], $4::boolean[], $5::date[], $6::date[], $7::date[], $8::date[], $9::date[],
    $10::date[], $11::text[], $12::text[], $13::int[], $14::int[], $15::int[], $16::int[], $17::uuid[])
    as new (lane, id, state, auto_renew, ends_on, billed_until, due_on, renews_on, engagement_from, engagement_to, period, mode,
      quantity, revision, periods_billed, event_sequence, renewal_order_id)
  where c.lane = new.lane and c.id = new.id`

/** Writes what changes in a contract's life, of any number of contracts. */
export async function saveContracts(tx: Tx, changed: readonly OnTerms[]): Promise<void> {
  if (changed.length === 0) return
  const rows = changed.map(onTerms => ({ ...onTerms.contract, ...nextDates(onTerms) }))
  const values = columnsOf(rows, [
    ({ id }) => laneOf(id),
    ({ id }) => toUuid(id),
    ({ state }) => state,
    ({ autoRenew }) => autoRenew,
    ({ endsOn }) => endsOn,
    ({ billedUntil }) => billedUntil,
    ({ dueOn }) => dayOrNever(dueOn),
    ({ renewsOn }) => dayOrNever(renewsOn),
    ({ engagement }) => engagement?.from ?? null,
    ({ engagement }) => engagement?.to ?? null,
    ({ period }) => period,
    ({ mode }) => mode,
    ({ quantity }) => quantity,
    ({ revision }) => revision,
    ({ periodsBilled }) => periodsBilled,
    ({ eventSequence }) => eventSequence,
    ({ renewalOrderId }) => renewalOrderId && toUuid(renewalOrderId),
  ])
  await tx.query('savedContracts', savedContracts, values)
}

const addedTerms = `
  insert into contract_terms (lane, contract_id, revision, account_id, terms, technical)
  select new.lane, new.contract_id, new.revision, old.account_id, new.terms, old.technical
  from unnest($1::smallint[], $2::uuid[], $3::int[], $4::jsonb[]) as new (lane, contract_id, revision, terms)
  join contract_terms old on old.lane = new.lane and old.contract_id = new.contract_id and old.revision = new.revision - 1`

/** Writes the terms of contracts whose revision has grown by one; what is delivered stays the same. */
export async function insertRevisions(tx: Tx, revised: readonly OnTerms[]): Promise<void> {
  if (revised.length === 0) return
  const values = columnsOf(revised, [
    ({ contract }) => laneOf(contract.id),
    ({ contract }) => toUuid(contract.id),
    ({ contract }) => contract.revision,
    ({ terms }) => storeTerms(terms),
  ])
  await tx.query('addedTerms', addedTerms, values)
}

const savedServiceStates = `
  update service s set state = new.state
  from unnest($1::smallint[], $2::uuid[], $3::text[]) as new (lane, id, state)
  where s.lane = new.lane and s.id = new.id`

/** Writes the states of services. */
export async function saveServiceStates(tx: Tx, services: readonly Pick<Service, 'id' | 'state'>[]): Promise<void> {
  if (services.length === 0) return
  const values = columnsOf(services, [({ id }) => laneOf(id), ({ id }) => toUuid(id), ({ state }) => state])
  await tx.query('savedServiceStates', savedServiceStates, values)
}

const savedStopReason = `update service set stop_reason = $3 where lane = $1 and id = $2`

/** Keeps why a service is stopped, or that it is not. */
export async function saveStopReason(tx: Tx, id: Service['id'], reason: string | null): Promise<void> {
  await tx.query('savedStopReason', savedStopReason, [laneOf(id), toUuid(id), reason])
}

const deliveredService = `
  update service set display_name = $3, delivered_at = coalesce(delivered_at, $4),
    state = case state when 'PROVISIONING' then 'ACTIVE' else state end
  where lane = $1 and id = $2
  returning account_id as "accountId"`

/** Records that a service is delivered, and what it is called from now on; whose it is. */
export async function saveDelivery(
  tx: Tx,
  id: Service['id'],
  name: string,
  deliveredAt: Date,
): Promise<AccountId | undefined> {
  const values = [laneOf(id), toUuid(id), name, deliveredAt]
  const [row] = await tx.query<{ accountId: string }>('deliveredService', deliveredService, values)
  return row && fromUuid('acc', row.accountId)
}
