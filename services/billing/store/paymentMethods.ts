import type { AccountId } from '../../shared/domain/ids'
import { laneOf, toUuid } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'
import type { PaymentMethod } from '../domain/paymentMethod'

const withoutDefault = `update payment_method set is_default = false where lane = $1 and account_id = $2 and is_default`

/** No method is the account's default any more. */
export async function clearDefaultMethod(tx: Tx, accountId: AccountId): Promise<void> {
  await tx.query('withoutDefault', withoutDefault, [laneOf(accountId), toUuid(accountId)])
}

const addedMethod = `
  insert into payment_method (lane, id, account_id, provider_ref, kind, label, expires, is_default, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`

export async function insertPaymentMethod(tx: Tx, method: PaymentMethod, now: Date): Promise<void> {
  const { id, accountId, providerRef, kind, label, expires, isDefault } = method
  await tx.query('addedMethod', addedMethod, [
    laneOf(id),
    toUuid(id),
    toUuid(accountId),
    providerRef,
    kind,
    label,
    expires,
    isDefault,
    now,
  ])
}
