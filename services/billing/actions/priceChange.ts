import { formatMoney } from '../../shared/domain/money'
import type { Tx } from '../../shared/runtime/database'
import type { Account } from '../domain/account'
import type { NewContract } from '../domain/purchase'
import { priceOfPeriod } from '../domain/recurring'
import type { Refusal } from '../domain/refusal'
import { final } from '../domain/refusal'
import type { Selection } from '../domain/selection'
import { NEWEST_VERSION } from '../store/plans'
import { composeOrder } from './composeOrder'

/** What an order costs now and later, to tell whether two of them cost the same. */
const costOf = ({ contract, terms, lines }: NewContract, { currency }: Account): string =>
  [
    ...lines.map(({ amount }) => formatMoney(amount)),
    formatMoney(priceOfPeriod(terms, contract.quantity, contract.periodsBilled, currency)),
    formatMoney(priceOfPeriod(terms, contract.quantity, Number.MAX_SAFE_INTEGER, currency)),
  ].join(' ')

/**
 * Refuses an order whose customer saw an older catalogue in which it cost something else; null when nothing has changed.
 * A version newer than the newest that is known is one in which the plan has not changed: only changes are published.
 */
export async function priceChangeRefusal(
  tx: Tx,
  order: NewContract,
  { account, selection, seenVersion, now }: { account: Account; selection: Selection; seenVersion: number; now: Date },
): Promise<Refusal | null> {
  const refusal = final(
    'PRICE_CHANGED',
    ['input', 'catalogVersion'],
    'The price has changed since you saw it: look at the plan again.',
  )
  if (!Number.isSafeInteger(seenVersion) || seenVersion < 0) return refusal
  const composition = {
    account,
    selection,
    id: order.contract.id,
    now,
    atVersion: Math.min(seenVersion, NEWEST_VERSION),
  }
  const seen = await composeOrder(tx, composition)
  return seen.ok && costOf(seen.value, account) === costOf(order, account) ? null : refusal
}
