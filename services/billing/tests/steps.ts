/**
 * The steps that a process takes towards the outside: each message that it sends to the database or the payment provider,
 * and each answer that comes back. The process can be ended at any one of them.
 */
export interface Steps {
  /** Counts a step; false when the process died at it, so that it must not be passed on. */
  take(): boolean
  /** Counts from 0 again, and ends the process at the n-th step. */
  arm(n: number, end: () => void): void
  /** Steps since then. */
  readonly taken: number
  /** Whether the step was reached at which the process was to end. */
  readonly ended: boolean
}

export function createSteps(): Steps {
  let taken = 0
  let endAt = Infinity
  let end = (): void => undefined
  return {
    take() {
      taken++
      if (taken === endAt) end()
      return taken < endAt
    },
    arm(n, how) {
      taken = 0
      endAt = n
      end = how
    },
    get taken() {
      return taken
    },
    get ended() {
      return taken >= endAt
    },
  }
}
