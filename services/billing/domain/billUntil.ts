import type { Currency } from '../../shared/domain/currency'
import type { Day } from '../../shared/domain/day'
import type { OnTerms } from './contract'
import { plannedEnd } from './ending'
import { passEngagementEnd } from './engagement'
import type { Line } from './line'
import { nextPeriod } from './nextPeriod'
import { recurringLines } from './recurring'

/** A contract after something was billed on it, or after its end. */
export interface Billed extends OnTerms {
  readonly lines: readonly Line[]
}

/** Bills the period that begins where the contract is billed until. */
export function billNextPeriod(before: OnTerms, currency: Currency): Billed {
  const { contract, terms } = passEngagementEnd(before)
  const next = nextPeriod(contract)
  return { contract: next.contract, terms, lines: recurringLines(contract, terms, next.period, currency) }
}

/** Bills every period that has begun by a day, each with lines of its own, and ends the contract where its end has come. */
export function billUntil({ contract, terms }: OnTerms, day: Day, currency: Currency): Billed {
  let current: OnTerms = { contract, terms }
  const lines: Line[] = []
  while (current.contract.state !== 'ENDED' && current.contract.billedUntil <= day) {
    const end = plannedEnd(current)
    if (end !== null && end <= current.contract.billedUntil) {
      current = { ...current, contract: { ...current.contract, state: 'ENDED', endsOn: end } }
    } else if (current.contract.state === 'SUSPENDED') {
      break
    } else {
      const billed = billNextPeriod(current, currency)
      lines.push(...billed.lines)
      current = billed
    }
  }
  return { ...current, lines }
}
