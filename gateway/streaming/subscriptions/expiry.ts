import type { Clock } from '../../../services/shared/runtime/clock'
import type { Principal } from '../../identity/principal'

/** The longest that a timer can wait. */
const longestWait = 2_147_483_647

/**
 * Acts once the token has expired; the answer calls it off. A timer may be a millisecond early by the clock, and cannot
 * wait for a month: it is set again until the time has come.
 */
export function whenExpired({ expiresAt }: Principal, clock: Clock, act: () => void): () => void {
  if (expiresAt === undefined) return () => undefined
  let timer: NodeJS.Timeout | undefined
  const wait = (): void => {
    const left = expiresAt - clock.now().getTime()
    if (left <= 0) act()
    else timer = setTimeout(wait, Math.min(left, longestWait))
  }
  wait()
  return () => clearTimeout(timer)
}
