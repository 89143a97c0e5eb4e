import { z } from 'zod'

const ref = z.string().min(1).max(100)
const minor = z.string().regex(/^[1-9]\d{0,17}$/, 'a whole number of minor units, as a string')

/** A payment method that somebody saved. The number itself is never kept. */
const methodRecord = z.strictObject({
  type: z.literal('method'),
  ref,
  kind: z.enum(['CARD', 'DIRECT_DEBIT']),
  label: z.string(),
  expires: z.string().nullable(),
  /** The built-in method that it behaves like. */
  behavesLike: ref,
})

/** A charge that was asked for once. Its key names it for ever. */
export const paymentRecord = z.strictObject({
  type: z.literal('payment'),
  ref,
  key: ref,
  amount: minor,
  currency: z.string().length(3),
  methodRef: ref,
  reference: z.string().max(200),
  outcome: z.enum(['captured', 'declined']),
  /** In words for the customer; null when captured. */
  reason: z.string().nullable(),
  /** RFC 3339. */
  createdAt: z.string(),
  /** When the outcome is known: before it, the payment is `processing`. */
  settlesAt: z.string(),
})

/** Money given back. */
export const refundRecord = z.strictObject({
  type: z.literal('refund'),
  ref,
  key: ref,
  paymentRef: ref,
  amount: minor,
  createdAt: z.string(),
})

/** A line of the journal. */
export const journalRecord = z.discriminatedUnion('type', [methodRecord, paymentRecord, refundRecord])

export type MethodRecord = z.infer<typeof methodRecord>
export type PaymentRecord = z.infer<typeof paymentRecord>
export type RefundRecord = z.infer<typeof refundRecord>
export type JournalRecord = z.infer<typeof journalRecord>
