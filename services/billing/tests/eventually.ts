import { setTimeout as sleep } from 'node:timers/promises'

/** Asks again until the answer is wanted; gives up with the last one after a while. */
export async function eventually<T>(
  read: () => Promise<T>,
  isWanted: (value: T) => boolean,
  patience = 10_000,
): Promise<T> {
  for (const until = Date.now() + patience; ; await sleep(50)) {
    const value = await read()
    if (isWanted(value) || Date.now() > until) return value
  }
}
