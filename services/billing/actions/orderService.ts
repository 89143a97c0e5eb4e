import { laneOf } from '../../shared/domain/ids'
import type { Result } from '../../shared/domain/result'
import { ok, refuse } from '../../shared/domain/result'
import type { AccountViewer, Viewer } from '../../shared/domain/viewer'
import type { Tx } from '../../shared/runtime/database'
import type { Refusal } from '../domain/refusal'
import { lockAccount } from '../store/accounts'
import type { OrderAnswer } from './answers'
import { refusedOrder } from './answers'
import { composeOrder } from './composeOrder'
import type { ActionDependencies } from './dependencies'
import { earlierUse, keyRefusal, keyUse } from './idempotency'
import type { OrderServiceInput } from './inputs'
import { knownOrder } from './knownOrder'
import type { Opened } from './openOrder'
import { openOrder } from './openOrder'
import { accountRequired } from './orderPreview'
import { payOrder } from './payOrder'
import { priceChangeRefusal } from './priceChange'

/** Orders a service in one click. Any number of clicks with one key make one order. */
export async function orderService(
  deps: ActionDependencies,
  viewer: Viewer,
  input: OrderServiceInput,
): Promise<OrderAnswer> {
  if (viewer.kind !== 'account') return refusedOrder([accountRequired])
  const badKey = keyRefusal(input.idempotencyKey)
  if (badKey) return refusedOrder([badKey])
  const opened = await deps.database.transaction(viewer, tx => open(deps, tx, viewer, input))
  return opened.ok ? payOrder(deps, viewer, opened.value) : refusedOrder(opened.refusal)
}

async function open(
  deps: ActionDependencies,
  tx: Tx,
  { accountId }: AccountViewer,
  input: OrderServiceInput,
): Promise<Result<Opened, readonly Refusal[]>> {
  const account = await lockAccount(tx, accountId)
  if (!account) return refuse([accountRequired])
  const use = keyUse(accountId, 'orderService', input)
  const earlier = await earlierUse(tx, use)
  if (earlier.kind === 'reused') return refuse([earlier.refusal])
  if (earlier.kind === 'known') return ok(knownOrder(earlier.record))

  const now = deps.clock.now()
  const contractId = deps.ids.next('ctr', laneOf(accountId))
  const composed = await composeOrder(tx, { account, selection: input, id: contractId, now })
  if (!composed.ok) return composed
  const { catalogVersion, paymentMethodId } = input
  if (catalogVersion !== null && catalogVersion !== composed.value.terms.catalogVersion) {
    const seen = { account, selection: input, seenVersion: catalogVersion, now }
    const refusal = await priceChangeRefusal(tx, composed.value, seen)
    if (refusal) return refuse([refusal])
  }
  return openOrder(deps, tx, { account, purchase: composed.value, contractId, use, paymentMethodId, now })
}
