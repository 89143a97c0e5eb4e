import type { WorldOptions } from './world'

/** What a service's seed is told. */
export interface SeedTask {
  /** The service's database, as a superuser: row-level security would hide from the seed what it writes. */
  readonly databaseUrl: string
  /** For files that are not needed afterwards. */
  readonly scratch: string
  readonly world: WorldOptions
}

export type SeedCommand = { readonly kind: 'write'; readonly task: SeedTask } | { readonly kind: 'commit' }

/** What it says. */
export type SeedReport =
  | { readonly kind: 'reached'; readonly services: number }
  /** Everything is written and waits for the word to be committed. */
  | { readonly kind: 'written'; readonly rows: Readonly<Record<string, number>> }
  | { readonly kind: 'committed' }
  | { readonly kind: 'failed'; readonly reason: string }
