import { dayAt } from '../../shared/domain/day'
import { laneOf } from '../../shared/domain/ids'
import type { Money } from '../../shared/domain/money'
import type { Result } from '../../shared/domain/result'
import { ok, refuse } from '../../shared/domain/result'
import type { Viewer } from '../../shared/domain/viewer'
import { priceOfPeriod } from '../domain/recurring'
import type { Refusal } from '../domain/refusal'
import { final } from '../domain/refusal'
import type { Selection } from '../domain/selection'
import type { UpcomingInvoice } from '../domain/upcomingInvoice'
import { invoiceFor } from '../domain/upcomingInvoice'
import { readAccounts } from '../store/reading/accounts'
import { composeOrder } from './composeOrder'
import type { ActionDependencies } from './dependencies'

export interface OrderPreview {
  readonly invoice: UpcomingInvoice
  /** What each following period costs, without tax. */
  readonly recurringPrice: Money
}

export const accountRequired = final(
  'ACCOUNT_REQUIRED',
  [],
  'An order is made in the name of an account: use its token.',
)

/** What an order would cost: the same calculation as the order's. */
export function orderPreview(
  { database, clock, ids }: ActionDependencies,
  viewer: Viewer,
  selection: Selection,
): Promise<Result<OrderPreview, readonly Refusal[]>> {
  if (viewer.kind !== 'account') return Promise.resolve(refuse([accountRequired]))
  return database.transaction(viewer, async tx => {
    const [account] = await readAccounts(tx, [viewer.accountId])
    if (!account) return refuse([accountRequired])
    const now = clock.now()
    const composed = await composeOrder(tx, {
      account,
      selection,
      id: ids.next('ctr', laneOf(account.id)),
      now,
    })
    if (!composed.ok) return composed
    const { contract, terms, lines } = composed.value
    return ok({
      invoice: { date: dayAt(now, account.timeZone), lines, ...invoiceFor(account, lines) },
      recurringPrice: priceOfPeriod(terms, contract.quantity, contract.periodsBilled, account.currency),
    })
  })
}
