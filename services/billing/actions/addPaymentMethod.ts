import { laneOf } from '../../shared/domain/ids'
import type { PaymentMethodId } from '../../shared/domain/ids'
import { SYSTEM } from '../../shared/domain/viewer'
import { lockAccount } from '../store/accounts'
import { clearDefaultMethod, insertPaymentMethod } from '../store/paymentMethods'
import { readMethodsOfAccounts } from '../store/reading/payments'
import { askAgainNow } from '../store/settlements'
import type { ActionDependencies } from './dependencies'
import type { AddPaymentMethodInput } from './inputs'

/**
 * Adds a way to pay that was saved at the provider; what the account owes is asked for with it at once.
 * @throws when there is no such account, or the provider does not know the method.
 */
export async function addPaymentMethod(
  { database, clock, ids, provider }: ActionDependencies,
  { accountId, providerRef, id, isDefault = false }: AddPaymentMethodInput,
): Promise<PaymentMethodId> {
  const saved = await provider.method(providerRef)
  if (!saved) throw new Error(`the payment provider knows no method ${providerRef}`)
  const lane = laneOf(accountId)
  return database.transaction(SYSTEM, async tx => {
    if (!(await lockAccount(tx, accountId))) throw new Error(`there is no account ${accountId}`)
    const [methods = []] = await readMethodsOfAccounts(tx, [accountId])
    const becomesDefault = isDefault || methods.length === 0
    if (becomesDefault) await clearDefaultMethod(tx, accountId)
    const { kind, label, expires } = saved
    const method = { id: id ?? ids.next('pm', lane), accountId, providerRef, kind, label, expires }
    await insertPaymentMethod(tx, { ...method, isDefault: becomesDefault }, clock.now())
    await askAgainNow(tx, lane, accountId, clock.now())
    return method.id
  })
}
