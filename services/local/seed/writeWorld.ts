import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { WorldOptions } from '../../shared/seed/world'
import { startSeeds } from './children'

export interface Writing {
  readonly world: WorldOptions
  /** Where a superuser reaches the databases. */
  readonly urls: { readonly billing: string; readonly infrastructure: string }
  /** For files that are not needed afterwards. */
  readonly directory: string
  /** Told how many services are written to both. */
  readonly reached: (services: number) => void
  /** Leaves the databases as they were. */
  readonly signal?: AbortSignal
}

/** Writes a world into both databases side by side, and commits it when all of it is there; how many rows each got. */
export async function writeWorld({
  world,
  urls,
  directory,
  reached,
  signal,
}: Writing): Promise<readonly Readonly<Record<string, number>>[]> {
  const scratch = mkdtempSync(join(directory, 'seed-'))
  const far = { billing: 0, infrastructure: 0 }
  const { billing, infrastructure } = await startSeeds(directory, (service, services) => {
    far[service] = services
    reached(Math.min(far.billing, far.infrastructure))
  })
  const stop = (): void => {
    billing.stop()
    infrastructure.stop()
  }
  signal?.addEventListener('abort', stop)
  try {
    const rows = await Promise.all([
      billing.write({ databaseUrl: urls.billing, scratch, world }),
      infrastructure.write({ databaseUrl: urls.infrastructure, scratch, world }),
    ])
    await Promise.all([billing.commit(), infrastructure.commit()])
    return rows
  } finally {
    signal?.removeEventListener('abort', stop)
    stop()
    rmSync(scratch, { recursive: true, force: true })
  }
}
