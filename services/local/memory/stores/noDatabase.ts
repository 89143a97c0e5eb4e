import type { ChangeFeed } from '../../../shared/runtime/changes/changeFeed'
import type { Database } from '../../../shared/runtime/database'

const refuse = (): never => {
  throw new Error('what is kept in memory has no database')
}

/** Stands where a database is asked for: whatever would need it fails. */
export const NO_DATABASE: Database = {
  transaction: async () => refuse(),
  reader: () => refuse(),
  get pool() {
    return refuse()
  },
  close: async () => undefined,
}

/** Nothing ever changes. */
export const NO_CHANGES: ChangeFeed<never> = { subscribe: async () => refuse() }
