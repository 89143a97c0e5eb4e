export interface BoundedCache<Value> {
  get(key: string): Value | undefined
  /** @param weight what the value costs to keep, in bytes or what comes near; one that is too heavy is not kept */
  set(key: string, value: Value, weight: number): void
  entries(): Iterable<readonly [string, Value]>
  readonly size: number
  readonly weight: number
}

interface Entry<Value> {
  readonly value: Value
  readonly weight: number
  used: boolean
}

/**
 * Keeps what is used, within a number of entries and a sum of weights. Second chance instead of least recently used: a
 * hit only sets a flag, where moving an entry to the end of a map costs more than finding it.
 */
export function createBoundedCache<Value>(most: { entries: number; weight: number }): BoundedCache<Value> {
  const entries = new Map<string, Entry<Value>>()
  let total = 0

  const drop = (key: string, entry: Entry<Value>): void => {
    entries.delete(key)
    total -= entry.weight
  }

  const makeRoom = (): void => {
    for (const [key, entry] of entries) {
      if (entries.size <= most.entries && total <= most.weight) return
      drop(key, entry)
      if (!entry.used) continue
      entry.used = false
      total += entry.weight
      entries.set(key, entry)
    }
  }

  return {
    get size() {
      return entries.size
    },
    get weight() {
      return total
    },
    *entries() {
      for (const [key, { value }] of entries) yield [key, value]
    },
    get(key) {
      const entry = entries.get(key)
      if (!entry) return undefined
      entry.used = true
      return entry.value
    },
    set(key, value, weight) {
      const known = entries.get(key)
      if (known) drop(key, known)
      // What alone takes a tenth of the room would drive too much else out.
      if (weight > most.weight / 10) return
      entries.set(key, { value, weight, used: false })
      total += weight
      makeRoom()
    },
  }
}
