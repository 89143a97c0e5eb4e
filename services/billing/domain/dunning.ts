/** What follows when an invoice's money was asked for and not paid. */
export interface NextAttempt {
  readonly attempts: number
  readonly nextAttemptAt: Date
  /** Whether what it is for may no longer be used. */
  readonly suspends: boolean
}

const dayMs = 86_400_000

/** Days to the next attempt after the first, second … one that failed: on the 1st, 3rd and 5th day after the first. */
const pauses = [1, 2, 2]

/** Days between attempts once the services are suspended. */
const PAUSE_WHILE_SUSPENDED = 7

/** Three more attempts, then suspension; after that once a week, so that who pays again is served again. */
export function afterFailedAttempt(attemptsBefore: number, now: Date): NextAttempt {
  const attempts = attemptsBefore + 1
  const pause = pauses[attemptsBefore]
  return {
    attempts,
    nextAttemptAt: new Date(now.getTime() + (pause ?? PAUSE_WHILE_SUSPENDED) * dayMs),
    suspends: pause === undefined,
  }
}
