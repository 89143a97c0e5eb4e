/**
 * The steps that a process takes in the outside: each statement that the database has done for it, and each request that the
 * payment provider has. It can be ended after any one of them, before it learns that it is done: these are all the states that
 * it can leave behind, for dying before the next step is sent leaves the same.
 */
export interface Steps {
  /** Counts a step that was done; false when the process died at it, so that it must not hear of it. */
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
