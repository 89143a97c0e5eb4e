import type { Contract } from './contract'
import { scheduleOf } from './contract'
import type { Period } from './period'
import { nextBoundary } from './period'

/** The period that is billed next, and the contract once it is. */
export function nextPeriod(contract: Contract): { readonly period: Period; readonly contract: Contract } {
  const period = { from: contract.billedUntil, to: nextBoundary(contract.billedUntil, scheduleOf(contract)) }
  return { period, contract: { ...contract, billedUntil: period.to, periodsBilled: contract.periodsBilled + 1 } }
}
