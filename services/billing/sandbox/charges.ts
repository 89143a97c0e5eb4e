import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Answer } from './answer'
import { perform, refusal, words } from './answer'
import type { Behaviour, Occasion } from './behaviour'
import { builtInMethods } from './builtInMethods'
import { paymentRecord } from './records'
import type { PaymentRecord } from './records'
import type { Sandbox } from './sandbox'

export const chargeBody = paymentRecord.pick({ amount: true, currency: true, methodRef: true, reference: true })

export type ChargeBody = z.infer<typeof chargeBody>

/** Charges once for a key; the same key and body again gets the same answer, another body is refused. */
export function charge(key: string, body: ChargeBody, sandbox: Sandbox): Promise<Answer> {
  const behaviour = sandbox.rules.decide({ operation: 'charge', key, ...body }) ?? behaviourOf(body.methodRef, sandbox)
  return perform(behaviour, () => chargeOnce(key, body, behaviour, sandbox))
}

/** What became of the charge of a key. */
export function lookUp(key: string, sandbox: Sandbox): Promise<Answer> {
  const payment = sandbox.books.paymentOfKey(key)
  const about = payment ?? { methodRef: '', amount: '', currency: '', reference: '' }
  return perform(sandbox.rules.decide(lookUpOf(key, about)), async () => {
    // What is answered must be on the disk: it may have been asked for only just now.
    await sandbox.journal.settled()
    const found = sandbox.books.paymentOfKey(key)
    return found ? words(200, view(found, sandbox)) : refusal(404, 'not_found', 'There is no payment with this key.')
  })
}

const lookUpOf = (key: string, { methodRef, amount, currency, reference }: ChargeBody): Occasion => ({
  operation: 'lookUp',
  key,
  methodRef,
  amount,
  currency,
  reference,
})

async function chargeOnce(
  key: string,
  body: ChargeBody,
  behaviour: Behaviour | null,
  sandbox: Sandbox,
): Promise<Answer> {
  const { books, journal, notify } = sandbox
  const before = books.paymentOfKey(key)
  if (before) {
    if (!isSame(before, body)) return refusal(409, 'key_reused', 'This key was used for another payment.')
    await journal.settled()
    return words(200, view(before, sandbox))
  }
  const payment = paymentOf(key, body, behaviour, sandbox)
  // Applied before the write: a second request with the key that arrives meanwhile finds it and waits for the same write.
  books.apply(payment)
  await journal.append(payment)
  notify(payment, behaviour?.do === 'notifyTwice' ? 2 : 1)
  return words(201, view(payment, sandbox))
}

function paymentOf(
  key: string,
  body: ChargeBody,
  behaviour: Behaviour | null,
  { books, clock, seed }: Sandbox,
): PaymentRecord {
  const now = clock.now()
  const base = {
    type: 'payment' as const,
    ref: `ch_${createHash('sha256').update(`${seed}\n${key}`).digest('hex').slice(0, 24)}`,
    key,
    ...body,
    createdAt: now.toISOString(),
    settlesAt: new Date(now.getTime() + (behaviour?.do === 'process' ? behaviour.ms : 0)).toISOString(),
  }
  const reason = isKnown(body.methodRef, books)
    ? declineReason(behaviour)
    : 'The payment method does not exist any more.'
  return reason === null ? { ...base, outcome: 'captured', reason } : { ...base, outcome: 'declined', reason }
}

function declineReason(behaviour: Behaviour | null): string | null {
  if (behaviour?.do === 'decline') return behaviour.reason
  return behaviour?.do === 'process' && behaviour.outcome === 'declined' ? 'The payment was declined.' : null
}

const isKnown = (ref: string, books: Sandbox['books']): boolean =>
  Object.hasOwn(builtInMethods, ref) || books.method(ref) !== undefined

function behaviourOf(methodRef: string, { books }: Sandbox): Behaviour | null {
  const like = books.method(methodRef)?.behavesLike ?? methodRef
  return Object.hasOwn(builtInMethods, like) ? (builtInMethods[like]?.behaviour ?? null) : null
}

const isSame = (payment: PaymentRecord, body: ChargeBody): boolean =>
  payment.amount === body.amount &&
  payment.currency === body.currency &&
  payment.methodRef === body.methodRef &&
  payment.reference === body.reference

/** The payment as a caller sees it now. */
function view(payment: PaymentRecord, { clock }: Sandbox): object {
  const { ref, key, amount, currency, methodRef, reference, createdAt, settlesAt, outcome, reason } = payment
  const isSettled = clock.now() >= new Date(settlesAt)
  const standing = isSettled ? { status: outcome, reason } : { status: 'processing', reason: null }
  return { ref, key, amount, currency, methodRef, reference, createdAt, ...standing }
}
