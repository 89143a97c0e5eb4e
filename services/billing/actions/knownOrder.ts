import type { KeyRecord } from '../store/idempotency'
import { orderAnswer } from './answers'
import { keptAnswer } from './idempotency'
import type { Opened } from './openOrder'

/** What an earlier click with the same key has led to. */
export function knownOrder(record: KeyRecord): Opened {
  const answer = keptAnswer(orderAnswer, record)
  if (answer) return { kind: 'answered', answer }
  if (!record.orderId) throw new Error('a key without an answer and without an order')
  return { kind: 'waiting', orderId: record.orderId }
}
