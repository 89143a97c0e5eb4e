interface Entry {
  readonly text: string
  /** In the terms of `performance.now()`. */
  readonly until: number
  readonly tags: readonly string[]
}

/** Texts by key, bounded in bytes; the least recently used go first. */
export interface CacheStore {
  get(key: string): string | undefined
  set(key: string, text: string, maxAgeSeconds: number, tags: readonly string[]): void
  /** Forgets what has one of the tags, and says how much that was. */
  purge(tags: readonly string[]): number
  readonly bytes: number
}

/** What an entry takes besides its texts. */
const overhead = 300

const weigh = (key: string, { text }: Entry): number => 2 * (key.length + text.length) + overhead

export function createCacheStore(maxBytes: number, now = () => performance.now()): CacheStore {
  const entries = new Map<string, Entry>()
  const byTag = new Map<string, Set<string>>()
  let bytes = 0

  const drop = (key: string, entry: Entry): void => {
    entries.delete(key)
    bytes -= weigh(key, entry)
    for (const tag of entry.tags) {
      const keys = byTag.get(tag)
      keys?.delete(key)
      if (keys?.size === 0) byTag.delete(tag)
    }
  }

  return {
    get bytes() {
      return bytes
    },
    get(key) {
      const entry = entries.get(key)
      if (!entry) return undefined
      if (entry.until <= now()) {
        drop(key, entry)
        return undefined
      }
      entries.delete(key)
      entries.set(key, entry)
      return entry.text
    },
    set(key, text, maxAgeSeconds, tags) {
      const known = entries.get(key)
      if (known) drop(key, known)
      const entry: Entry = { text, until: now() + maxAgeSeconds * 1000, tags }
      entries.set(key, entry)
      bytes += weigh(key, entry)
      for (const tag of tags) byTag.set(tag, (byTag.get(tag) ?? new Set()).add(key))
      for (const [oldest, gone] of entries) {
        if (bytes <= maxBytes) break
        drop(oldest, gone)
      }
    },
    purge(tags) {
      const keys = new Set(tags.flatMap(tag => [...(byTag.get(tag) ?? [])]))
      for (const key of keys) {
        const entry = entries.get(key)
        if (entry) drop(key, entry)
      }
      return keys.size
    },
  }
}
