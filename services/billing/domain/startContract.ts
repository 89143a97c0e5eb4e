import type { Currency } from '../../shared/domain/currency'
import type { Day } from '../../shared/domain/day'
import { dayOfMonth } from '../../shared/domain/day'
import type { ContractId } from '../../shared/domain/ids'
import type { Account } from './account'
import type { Billed } from './billUntil'
import type { Contract } from './contract'
import { engagementFrom } from './engagement'
import { periodFrom } from './period'
import { periodLength } from './periodLength'
import { recurringLines, setupLines } from './recurring'
import type { Terms } from './terms'

interface Start {
  readonly id: ContractId
  readonly account: Pick<Account, 'id' | 'billingDay' | 'proration' | 'currency'>
  readonly quantity: number
  /** Null: the account's, or else that of the first day. */
  readonly billingDay: number | null
  readonly today: Day
}

/** A contract from today on, with what is paid at its start: setup, and the period up to the first boundary. */
export function startContract(terms: Terms, { id, account, quantity, billingDay, today }: Start): Billed {
  const day = billingDay ?? account.billingDay ?? dayOfMonth(today)
  const schedule = { length: periodLength(terms.period), billingDay: day }
  const period = periodFrom(today, schedule)
  const fresh: Contract = {
    id,
    accountId: account.id,
    state: 'ACTIVE',
    autoRenew: true,
    startedOn: today,
    endsOn: null,
    billingDay: day,
    period: terms.period,
    mode: terms.mode,
    quantity,
    proration: account.proration,
    billedUntil: today,
    periodsBilled: 0,
    engagement: terms.engagement && engagementFrom(today, terms.engagement.duration, schedule),
    revision: 1,
    eventSequence: 0,
    renewalOrderId: null,
  }
  const currency: Currency = account.currency
  return {
    contract: { ...fresh, billedUntil: period.to, periodsBilled: 1 },
    terms,
    lines: [...setupLines(fresh, terms, currency), ...recurringLines(fresh, terms, period, currency)],
  }
}
