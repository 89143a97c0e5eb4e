import type { Day } from '../../shared/domain/day'
import { day } from '../../shared/domain/day'
import { fromUuid } from '../../shared/domain/ids'
import type { Contract, ContractState } from '../domain/contract'
import type { Proration } from '../domain/proration'

export interface ContractRow {
  readonly contractId: string
  readonly contractAccountId: string
  readonly contractState: ContractState
  readonly autoRenew: boolean
  readonly startedOn: string
  readonly endsOn: string | null
  readonly billingDay: number
  readonly period: string
  readonly mode: string
  readonly quantity: number
  readonly proration: Proration
  readonly billedUntil: string
  readonly periodsBilled: number
  readonly engagementFrom: string | null
  readonly engagementTo: string | null
  readonly revision: number
  readonly eventSequence: number
  readonly renewalOrderId: string | null
}

/** Of `contract c`, as `ContractRow` has them. */
export const contractColumns = `c.id as "contractId", c.account_id as "contractAccountId", c.state as "contractState",
    c.auto_renew as "autoRenew", c.started_on as "startedOn", c.ends_on as "endsOn", c.billing_day as "billingDay", c.period, c.mode,
    c.quantity, c.proration, c.billed_until as "billedUntil", c.periods_billed as "periodsBilled",
    c.engagement_from as "engagementFrom", c.engagement_to as "engagementTo", c.revision, c.event_sequence as "eventSequence",
    c.renewal_order_id as "renewalOrderId"`

const knownDays = new Map<string, Day>()

/** The day of a column. There are a few thousand of them at most, and a run reads millions. */
export function dayOf(text: string): Day {
  const known = knownDays.get(text) ?? day(text)
  knownDays.set(text, known)
  return known
}

export function toContract(row: ContractRow): Contract {
  const { autoRenew, billingDay, period, mode, quantity, proration, periodsBilled, revision, eventSequence } = row
  const { engagementFrom, engagementTo, renewalOrderId } = row
  return {
    id: fromUuid('ctr', row.contractId),
    accountId: fromUuid('acc', row.contractAccountId),
    state: row.contractState,
    autoRenew,
    startedOn: dayOf(row.startedOn),
    endsOn: row.endsOn === null ? null : dayOf(row.endsOn),
    billingDay,
    period,
    mode,
    quantity,
    proration,
    billedUntil: dayOf(row.billedUntil),
    periodsBilled,
    engagement:
      engagementFrom === null || engagementTo === null
        ? null
        : { from: dayOf(engagementFrom), to: dayOf(engagementTo) },
    revision,
    eventSequence,
    renewalOrderId: renewalOrderId === null ? null : fromUuid('ord', renewalOrderId),
  }
}

/** What PostgreSQL has for a day that never comes: it sorts behind all others. */
export const dayOrNever = (of: Day | null): string => of ?? 'infinity'
