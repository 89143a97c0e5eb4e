/** Something that is not as it should be. */
export interface Condition {
  readonly code: ConditionCode
  /** In words for the customer. */
  readonly message: string
  readonly since: Date
}

export type ConditionCode = 'UNREACHABLE' | 'DRIFTED' | 'FAILED'

/** A condition that goes on keeps the instant at which it began, and the latest words. */
export function raise(current: Condition | null, code: ConditionCode, message: string, now: Date): Condition {
  return { code, message, since: current?.code === code ? current.since : now }
}
