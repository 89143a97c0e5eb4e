/** How late the event loop is, in milliseconds. */
export interface LoopDelay {
  now(): number
  close(): void
}

const every = 10

/** Each sample weighs so much: a pause is forgotten after about a tenth of a second. */
const weight = 0.3

/** Looks how late a timer is: the histogram of Node tells of the whole time behind it, this of just now. */
export function watchLoopDelay(): LoopDelay {
  let expected = performance.now() + every
  let delay = 0
  const timer = setInterval(() => {
    const now = performance.now()
    delay += weight * (Math.max(0, now - expected) - delay)
    expected = now + every
  }, every).unref()
  return { now: () => delay, close: () => clearInterval(timer) }
}
