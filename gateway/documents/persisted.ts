/** Texts that clients have sent once and name by their hash from then on. */
export interface PersistedQueries {
  get(hash: string): string | undefined
  /** The hash must have been worked out from the text. */
  add(hash: string, text: string): void
  readonly bytes: number
}

/** No text takes more than this part of the room: one client's large ones push out few of the others'. */
const largestPart = 1 / 16

/** What an entry takes besides its text. */
const overhead = 200

/** Keeps the most recently used texts within so many bytes. */
export function createPersistedQueries(maxBytes: number): PersistedQueries {
  const known = new Map<string, string>()
  let bytes = 0
  const sizeOf = (text: string): number => text.length * 2 + overhead
  return {
    get(hash) {
      const text = known.get(hash)
      if (text === undefined) return undefined
      known.delete(hash)
      known.set(hash, text)
      return text
    },
    add(hash, text) {
      const size = sizeOf(text)
      if (known.has(hash) || size > maxBytes * largestPart) return
      known.set(hash, text)
      bytes += size
      for (const [oldest, gone] of known) {
        if (bytes <= maxBytes) return
        known.delete(oldest)
        bytes -= sizeOf(gone)
      }
    },
    get bytes() {
      return bytes
    },
  }
}
