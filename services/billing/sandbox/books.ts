import type { JournalRecord, MethodRecord, PaymentRecord, RefundRecord } from './records'

/** What the sandbox knows: the sum of its journal. */
export interface Books {
  apply(record: JournalRecord): void
  method(ref: string): MethodRecord | undefined
  methods(): readonly MethodRecord[]
  paymentOfKey(key: string): PaymentRecord | undefined
  payment(ref: string): PaymentRecord | undefined
  refundOfKey(key: string): RefundRecord | undefined
  /** What of a payment may still be given back, in minor units. */
  refundable(payment: PaymentRecord): bigint
  records(): readonly JournalRecord[]
}

export function createBooks(records: readonly JournalRecord[]): Books {
  const all: JournalRecord[] = []
  const methods = new Map<string, MethodRecord>()
  const payments = new Map<string, PaymentRecord>()
  const paymentsByKey = new Map<string, PaymentRecord>()
  const refundsByKey = new Map<string, RefundRecord>()
  const refunded = new Map<string, bigint>()

  const apply = (record: JournalRecord): void => {
    all.push(record)
    if (record.type === 'method') methods.set(record.ref, record)
    else if (record.type === 'payment') {
      payments.set(record.ref, record)
      paymentsByKey.set(record.key, record)
    } else {
      refundsByKey.set(record.key, record)
      refunded.set(record.paymentRef, (refunded.get(record.paymentRef) ?? 0n) + BigInt(record.amount))
    }
  }
  records.forEach(apply)

  return {
    apply,
    method: ref => methods.get(ref),
    methods: () => [...methods.values()],
    paymentOfKey: key => paymentsByKey.get(key),
    payment: ref => payments.get(ref),
    refundOfKey: key => refundsByKey.get(key),
    refundable: ({ ref, outcome, amount }) =>
      outcome === 'captured' ? BigInt(amount) - (refunded.get(ref) ?? 0n) : 0n,
    records: () => all,
  }
}
