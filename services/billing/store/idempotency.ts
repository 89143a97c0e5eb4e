import type { AccountId, OrderId } from '../../shared/domain/ids'
import { fromUuid, laneOf, toUuid } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'

/** A key of a customer's mutation, and what it was used for. */
export interface KeyUse {
  readonly accountId: AccountId
  readonly key: string
  readonly mutation: string
  /** Of what was asked for, without the key. */
  readonly inputHash: Buffer
}

/** What came of a key's first use. */
export interface KeyRecord {
  readonly mutation: string
  readonly inputHash: Buffer
  /** The order whose payment decides the answer. */
  readonly orderId: OrderId | null
  /** Null until it is decided. */
  readonly answer: unknown
}

interface KeyRow {
  readonly mutation: string
  readonly inputHash: Buffer
  readonly orderId: string | null
  readonly answer: unknown
}

const columns = 'mutation, input_hash as "inputHash", order_id as "orderId", answer'

const usedKey = `select ${columns} from idempotency where lane = $1 and account_id = $2 and key = $3`

const keyOfOrder = `select ${columns} from idempotency where lane = $1 and order_id = $2`

const toRecord = (row: KeyRow): KeyRecord => ({
  ...row,
  orderId: row.orderId === null ? null : fromUuid('ord', row.orderId),
})

export async function readKey(
  tx: Tx,
  { accountId, key }: Pick<KeyUse, 'accountId' | 'key'>,
): Promise<KeyRecord | null> {
  const [row] = await tx.query<KeyRow>('usedKey', usedKey, [laneOf(accountId), toUuid(accountId), key])
  return row ? toRecord(row) : null
}

/** The key that an order was made with. */
export async function readKeyOfOrder(tx: Tx, orderId: OrderId): Promise<KeyRecord | null> {
  const [row] = await tx.query<KeyRow>('keyOfOrder', keyOfOrder, [laneOf(orderId), toUuid(orderId)])
  return row ? toRecord(row) : null
}

const addedKey = `
  insert into idempotency (lane, account_id, key, mutation, input_hash, order_id, answer, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`

export async function insertKey(
  tx: Tx,
  { accountId, key, mutation, inputHash }: KeyUse,
  { orderId, answer }: { readonly orderId: OrderId | null; readonly answer: object | null },
  now: Date,
): Promise<void> {
  await tx.query('addedKey', addedKey, [
    laneOf(accountId),
    toUuid(accountId),
    key,
    mutation,
    inputHash,
    orderId && toUuid(orderId),
    answer && JSON.stringify(answer),
    now,
  ])
}

const answeredKey = `update idempotency set answer = $3 where lane = $1 and order_id = $2`

/** Decides the answer of the key that an order was made with. */
export async function answerKey(tx: Tx, orderId: OrderId, answer: object): Promise<void> {
  await tx.query('answeredKey', answeredKey, [laneOf(orderId), toUuid(orderId), JSON.stringify(answer)])
}
