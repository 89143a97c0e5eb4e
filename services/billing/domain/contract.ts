import type { Day } from '../../shared/domain/day'
import type { AccountId, ContractId, OrderId } from '../../shared/domain/ids'
import type { Period, Schedule } from './period'
import { periodLength } from './periodLength'
import type { Proration } from './proration'
import type { Terms } from './terms'

export type ContractState = 'ACTIVE' | 'STOPPING' | 'SUSPENDED' | 'ENDED'

/** The part of a contract that moves; what was sold stands in its terms. */
export interface Contract {
  readonly id: ContractId
  readonly accountId: AccountId
  readonly state: ContractState
  readonly autoRenew: boolean
  readonly startedOn: Day
  /** The last day plus one, when a stop is set or has happened. */
  readonly endsOn: Day | null
  readonly billingDay: number
  /** ISO 8601. */
  readonly period: string
  readonly mode: string
  readonly quantity: number
  readonly proration: Proration
  /** Everything before this day is billed; always a boundary of its periods, or the day of a stop. */
  readonly billedUntil: Day
  /** Periods that were billed, for promotions that last some of them. */
  readonly periodsBilled: number
  /** The commitment; runs while today is before its end. */
  readonly engagement: Period | null
  /** Which of its terms hold. */
  readonly revision: number
  /** Of the last event about it that was sent. */
  readonly eventSequence: number
  /** The early renewal that is being paid; nothing else changes the contract meanwhile. */
  readonly renewalOrderId: OrderId | null
}

/** A contract with the terms that hold for it. */
export interface OnTerms {
  readonly contract: Contract
  readonly terms: Terms
}

export const scheduleOf = ({ period, billingDay }: Contract): Schedule => ({ length: periodLength(period), billingDay })

/** The commitment that runs on a day. */
export function runningEngagement({ engagement }: Contract, today: Day): Period | null {
  return engagement && today < engagement.to ? engagement : null
}
