import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { AccountId } from '../../shared/domain/ids'
import type { Tx } from '../../shared/runtime/database'
import type { Refusal } from '../domain/refusal'
import { final } from '../domain/refusal'
import type { KeyRecord, KeyUse } from '../store/idempotency'
import { readKey } from '../store/idempotency'

/** A use of a key: everything that was asked for besides it tells one use from another. */
export function keyUse(
  accountId: AccountId,
  mutation: string,
  { idempotencyKey, ...input }: { readonly idempotencyKey: string },
): KeyUse {
  const inputHash = createHash('sha256').update(JSON.stringify(input, sorted)).digest()
  return { accountId, key: idempotencyKey, mutation, inputHash }
}

/** Objects with their keys in order, so that the same input is the same text. */
const sorted = (_: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

/** A key is one line of visible text. */
export function keyRefusal(key: string): Refusal | null {
  const isKey = key.length > 0 && key.length <= 200 && !/\p{C}/u.test(key)
  return isKey
    ? null
    : final('IDEMPOTENCY_KEY_INVALID', ['input', 'idempotencyKey'], 'The key must be 1 to 200 visible characters.')
}

const reused = final(
  'IDEMPOTENCY_KEY_REUSED',
  ['input', 'idempotencyKey'],
  'This key was used for something else: take a new one for each new wish.',
)

/** What a key has led to so far. */
export type Earlier =
  | { readonly kind: 'new' }
  | { readonly kind: 'reused'; readonly refusal: Refusal }
  | { readonly kind: 'known'; readonly record: KeyRecord }

/** The account must be locked: of any number of clicks with one key, the first one finds it new. */
export async function earlierUse(tx: Tx, use: KeyUse): Promise<Earlier> {
  const record = await readKey(tx, use)
  if (!record) return { kind: 'new' }
  const same = record.mutation === use.mutation && use.inputHash.equals(record.inputHash)
  return same ? { kind: 'known', record } : { kind: 'reused', refusal: reused }
}

/** An answer that was kept; null while it is not decided. */
export const keptAnswer = <Schema extends z.ZodType>(schema: Schema, { answer }: KeyRecord): z.output<Schema> | null =>
  answer === null ? null : schema.parse(answer)
