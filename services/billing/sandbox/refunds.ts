import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Answer } from './answer'
import { perform, refusal, words } from './answer'
import { refundRecord } from './records'
import type { RefundRecord } from './records'
import type { Sandbox } from './sandbox'

export const refundBody = refundRecord.pick({ paymentRef: true, amount: true })

/** Gives money back once for a key, and never more than is left of the payment, however many ask at once. */
export function refund(key: string, body: z.infer<typeof refundBody>, sandbox: Sandbox): Promise<Answer> {
  const { methodRef = '', currency = '', reference = '' } = sandbox.books.payment(body.paymentRef) ?? {}
  const occasion = { operation: 'refund' as const, key, methodRef, currency, reference, amount: body.amount }
  return perform(sandbox.rules.decide(occasion), () => refundOnce(key, body, sandbox))
}

async function refundOnce(key: string, body: z.infer<typeof refundBody>, sandbox: Sandbox): Promise<Answer> {
  const { books, journal, clock, seed } = sandbox
  const before = books.refundOfKey(key)
  if (before) {
    const isSame = before.paymentRef === body.paymentRef && before.amount === body.amount
    if (!isSame) return refusal(409, 'key_reused', 'This key was used for another refund.')
    await journal.settled()
    return words(200, view(before))
  }
  const payment = books.payment(body.paymentRef)
  if (!payment) return refusal(404, 'not_found', 'There is no such payment.')
  if (BigInt(body.amount) > books.refundable(payment))
    return refusal(422, 'amount_too_large', 'This is more than is left of the payment.')
  const record: RefundRecord = {
    type: 'refund',
    ref: `re_${createHash('sha256').update(`${seed}\nrefund\n${key}`).digest('hex').slice(0, 24)}`,
    key,
    ...body,
    createdAt: clock.now().toISOString(),
  }
  books.apply(record)
  await journal.append(record)
  return words(201, view(record))
}

const view = ({ ref, key, paymentRef, amount, createdAt }: RefundRecord): object => ({
  ref,
  key,
  paymentRef,
  amount,
  createdAt,
  status: 'refunded',
})
