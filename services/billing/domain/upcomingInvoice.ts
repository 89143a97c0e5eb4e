import type { Day } from '../../shared/domain/day'
import type { Payer } from './account'
import { billUntil } from './billUntil'
import type { OnTerms } from './contract'
import { nextDates } from './nextDates'
import type { Line } from './line'
import type { Totals } from './totals'
import { totalsOf } from './totals'

/** An invoice that is not issued yet. */
export interface UpcomingInvoice extends Totals {
  /** The day it will be issued on. */
  readonly date: Day
  readonly lines: readonly Line[]
}

/** What lines come to when the account is billed for them. */
export function invoiceFor(account: Payer, lines: readonly Line[]): Totals {
  const { currency, credit, subsidiary } = account
  return totalsOf(lines, { currency, credit, taxRateE4: subsidiary.taxRateE4 })
}

/**
 * The next invoice of some of an account's contracts: all that is due on the first day on which something is, by the same
 * functions that the renewal run bills with. Null when nothing will be billed.
 */
export function upcomingInvoice(account: Payer, contracts: readonly OnTerms[], today: Day): UpcomingInvoice | null {
  const billed = contracts.flatMap(onTerms => {
    const { renewsOn } = nextDates(onTerms)
    return renewsOn ? [{ onTerms, date: renewsOn < today ? today : renewsOn }] : []
  })
  const [first] = billed.map(({ date }) => date).sort()
  if (!first) return null
  const lines = billed
    .filter(({ date }) => date === first)
    .flatMap(({ onTerms }) => billUntil(onTerms, first, account.currency).lines)
  return { date: first, lines, ...invoiceFor(account, lines) }
}
