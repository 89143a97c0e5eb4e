/** Why a request was refused, for the person who made it. */
export interface Refusal {
  /** Stable. */
  readonly code: RefusalCode
  /** Path of the input field it is about, from `input`; empty when it is about none. */
  readonly field: readonly string[]
  /** What was wrong and what to do. */
  readonly message: string
  /** Whether the same request may succeed later. */
  readonly retryable: boolean
}

export const REFUSAL_CODES = [
  'ACCOUNT_REQUIRED',
  'ADDON_NOT_OFFERED',
  'ALREADY_SET',
  'BILLING_DAY_INVALID',
  'CONFIGURATION_INVALID',
  'CONFIGURATION_MISSING',
  'ENDED',
  'ENGAGED',
  'IDEMPOTENCY_KEY_INVALID',
  'IDEMPOTENCY_KEY_REUSED',
  'MODE_NOT_OFFERED',
  'NOT_DELIVERED',
  'NOT_STOPPING',
  'OPTION_MISSING',
  'OPTIONS_EXCLUSIVE',
  'PAYMENT_DECLINED',
  'PAYMENT_METHOD_EXPIRED',
  'PAYMENT_METHOD_NOT_FOUND',
  'PAYMENT_METHOD_REQUIRED',
  'PLAN_NOT_ORDERABLE',
  'PRICE_CHANGED',
  'QUANTITY_OUT_OF_RANGE',
  'RANGE_NOT_SWITCHED_ON',
  'RENEWAL_DUE',
  'RENEWAL_IN_PROGRESS',
  'RENEWED_AHEAD',
  'SERVICE_NOT_FOUND',
  'STOPPING',
  'UNPAID',
] as const

export type RefusalCode = (typeof REFUSAL_CODES)[number]

/** A refusal that will be the same next time. */
export const final = (code: RefusalCode, field: readonly string[], message: string): Refusal => ({
  code,
  field,
  message,
  retryable: false,
})

/** A refusal that may be gone later. */
export const passing = (code: RefusalCode, field: readonly string[], message: string): Refusal => ({
  code,
  field,
  message,
  retryable: true,
})
