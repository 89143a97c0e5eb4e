/** Callers who have changed something: what was kept for them before is theirs no more. */
export interface Changes {
  note(caller: string): void
  /** Another one after each change. */
  keyOf(caller: string): string
}

/** How many callers are told apart; those who changed something longest ago all start anew together. */
const kept = 10_000

export function createChanges(): Changes {
  const known = new Map<string, number>()
  let count = 0
  let floor = 0
  return {
    note(caller) {
      known.delete(caller)
      known.set(caller, ++count)
      for (const [oldest, change] of known) {
        if (known.size <= kept) return
        known.delete(oldest)
        floor = change
      }
    },
    keyOf: caller => `${known.get(caller) ?? floor} ${caller}`,
  }
}
