import { parseId } from '../../shared/domain/ids'
import type { Day } from '../../shared/domain/day'
import type { Result } from '../../shared/domain/result'
import { ok, refuse } from '../../shared/domain/result'
import type { Tx } from '../../shared/runtime/database'
import type { Account } from '../domain/account'
import type { PaymentMethod } from '../domain/paymentMethod'
import type { Refusal } from '../domain/refusal'
import { final } from '../domain/refusal'
import { readMethodsOfAccounts } from '../store/reading/payments'

const field = ['input', 'paymentMethodId']
const notFound = final('PAYMENT_METHOD_NOT_FOUND', field, 'There is no such payment method.')
const required = final('PAYMENT_METHOD_REQUIRED', field, 'The account has no saved payment method: add one first.')
const expired = final('PAYMENT_METHOD_EXPIRED', field, 'This payment method has expired: choose another one.')

/** The account's method of an id, or its default one. */
export async function choosePaymentMethod(
  tx: Tx,
  account: Account,
  wanted: string | null,
  today: Day,
): Promise<Result<PaymentMethod, readonly Refusal[]>> {
  const [methods = []] = await readMethodsOfAccounts(tx, [account.id])
  const id = wanted === null ? null : parseId('pm', wanted)
  const method = methods.find(one => (wanted === null ? one.isDefault : one.id === id))
  if (!method) return refuse([wanted === null ? required : notFound])
  // The last month that it is good for counts to its last day.
  if (method.expires !== null && method.expires < today.slice(0, 7)) return refuse([expired])
  return ok(method)
}
