import { parseId, sibling } from '../../shared/domain/ids'
import type { ServiceId } from '../../shared/domain/ids'
import { dayAt } from '../../shared/domain/day'
import type { Result } from '../../shared/domain/result'
import { ok, refuse } from '../../shared/domain/result'
import type { Viewer } from '../../shared/domain/viewer'
import type { Tx } from '../../shared/runtime/database'
import { actionRefusal } from '../domain/actionRefusal'
import { billNextPeriod } from '../domain/billUntil'
import type { Refusal } from '../domain/refusal'
import { lockAccountOfService } from '../store/accounts'
import { saveContracts } from '../store/contracts'
import { readServiceFacts } from '../store/reading/facts'
import type { OrderAnswer } from './answers'
import { refusedOrder } from './answers'
import { renewalInProgress, serviceNotFound } from './changeService'
import type { ActionDependencies } from './dependencies'
import { earlierUse, keyRefusal, keyUse } from './idempotency'
import type { RenewServiceInput } from './inputs'
import { knownOrder } from './knownOrder'
import type { Opened } from './openOrder'
import { openOrder } from './openOrder'
import { payOrder } from './payOrder'

/** Renews a service for its next period before it is due, and pays it at once. */
export async function renewService(
  deps: ActionDependencies,
  viewer: Viewer,
  input: RenewServiceInput,
): Promise<OrderAnswer> {
  const badKey = keyRefusal(input.idempotencyKey)
  if (badKey) return refusedOrder([badKey])
  const id = parseId('svc', input.serviceId)
  if (!id) return refusedOrder([serviceNotFound])
  const opened = await deps.database.transaction(viewer, tx => open(deps, tx, id, input))
  return opened.ok ? payOrder(deps, viewer, opened.value) : refusedOrder(opened.refusal)
}

async function open(
  deps: ActionDependencies,
  tx: Tx,
  id: ServiceId,
  input: RenewServiceInput,
): Promise<Result<Opened, readonly Refusal[]>> {
  const account = await lockAccountOfService(tx, id)
  if (!account) return refuse([serviceNotFound])
  const use = keyUse(account.id, 'renewService', input)
  const earlier = await earlierUse(tx, use)
  if (earlier.kind === 'reused') return refuse([earlier.refusal])
  if (earlier.kind === 'known') return ok(knownOrder(earlier.record))

  const [facts] = await readServiceFacts(tx, [id])
  if (!facts) return refuse([serviceNotFound])
  if (facts.contract.renewalOrderId) return refuse([renewalInProgress])
  const now = deps.clock.now()
  const refusal = actionRefusal('RENEW', { ...facts, account }, dayAt(now, account.timeZone))
  if (refusal) return refuse([refusal])

  const { contract, lines } = billNextPeriod(facts, account.currency)
  const { billedUntil, periodsBilled } = contract
  const purchase = {
    kind: 'RENEWAL',
    lines,
    taxRateE4: account.subsidiary.taxRateE4,
    billedUntil,
    periodsBilled,
  } as const
  const { paymentMethodId } = input
  const opened = await openOrder(deps, tx, {
    account,
    purchase,
    contractId: sibling('ctr', id),
    use,
    paymentMethodId,
    now,
  })
  if (opened.ok && opened.value.kind === 'paying')
    await saveContracts(tx, [
      { ...facts, contract: { ...facts.contract, renewalOrderId: opened.value.payment.orderId } },
    ])
  return opened
}
