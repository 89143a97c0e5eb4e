import type { Deferral } from '../../execution/defer'
import type { Run } from '../../execution/plan'

/** What fetched one part. */
interface Fetched {
  readonly over: Promise<unknown>
  readonly errors: Run['errors']
}

export interface Deferrals extends Deferral {
  /** Resolves when all that fetches a part is over, with the errors that came; at once for a part that came with others. */
  part(label: string): Promise<Run['errors']>
}

/** Keeps what a plan has put off. */
export function createDeferrals(runWith: (errors: Run['errors']) => Run): Deferrals {
  const parts = new Map<string, Fetched>()
  const fetches = new Map<string, PromiseWithResolvers<void>>()
  const fetch = (id: string): PromiseWithResolvers<void> => {
    const known = fetches.get(id) ?? withResolvers()
    fetches.set(id, known)
    return known
  }
  return {
    defer(label, work) {
      const known = parts.get(label)
      const errors = known?.errors ?? []
      const over = work(runWith(errors))
      // A failure is the part's own: whoever waits for the part is told.
      over.catch(() => undefined)
      parts.set(label, { errors, over: known ? Promise.all([known.over, over]) : over })
    },
    done: id => fetch(id).resolve(),
    whenDone: id => fetch(id).promise,
    async part(label) {
      const found = parts.get(label)
      await found?.over
      return found?.errors ?? []
    },
  }
}

interface PromiseWithResolvers<T> {
  readonly promise: Promise<T>
  readonly resolve: (value: T) => void
}

function withResolvers(): PromiseWithResolvers<void> {
  let resolve: () => void = () => undefined
  const promise = new Promise<void>(settle => {
    resolve = settle
  })
  return { promise, resolve }
}
