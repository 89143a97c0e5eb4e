/** Resolves when it is somebody's turn. */
export type Turn = () => Promise<void>

/**
 * Lets one piece of work that takes long be done for each turn of the event loop: requests that come at the same time
 * would otherwise hold it one right after the other, and everybody else as long.
 */
export function createTurns(): Turn {
  let last = Promise.resolve()
  return () => {
    last = last.then(() => new Promise(resolve => setImmediate(resolve)))
    return last
  }
}
