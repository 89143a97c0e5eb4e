import { basename } from 'node:path'
import type { Result } from '../../shared/domain/result'
import { refuse } from '../../shared/domain/result'
import type { Clock } from '../../shared/runtime/clock'
import type { Database } from '../../shared/runtime/database'
import type { Announcer } from '../actions/announce'
import type { ImportOutcome } from '../actions/importVersion'
import { importVersion } from '../actions/importVersion'
import { dayInFileName } from '../domain/effectiveFrom'
import type { Locality } from '../domain/locality'
import type { CatalogVersion } from '../domain/plan'
import type { Problem } from '../domain/problem'
import type { ProgressDisplay } from './progress'
import { readCatalogFile } from './readCatalogFile'

export interface ImportOptions {
  readonly dryRun: boolean
  /** From when the versions are sold; left out, the day in the file's name, or else now. */
  readonly effectiveFrom?: Date | undefined
  /** What the caller knows better of subsidiaries that are new. */
  readonly locality: Partial<Locality>
}

interface Dependencies {
  readonly database: Database
  readonly announcer: Announcer
  readonly clock: Clock
  readonly progress: ProgressDisplay
}

/** Told what became of each file. */
export interface ImportListener {
  imported(file: string, catalog: CatalogVersion, outcome: ImportOutcome, milliseconds: number): void
  refused(file: string, problems: readonly Problem[]): void
}

interface Taken {
  readonly catalog: CatalogVersion
  readonly outcome: ImportOutcome
}

async function take(
  { progress, ...dependencies }: Dependencies,
  file: string,
  options: ImportOptions,
  label: string,
): Promise<Result<Taken, readonly Problem[]>> {
  try {
    const read = await readCatalogFile(file, progress.begin(label))
    if (!read.ok) return read
    const name = basename(file)
    const imported = await importVersion(dependencies, {
      catalog: read.value,
      source: name,
      effectiveFrom: options.effectiveFrom ?? dayInFileName(name),
      locality: options.locality,
      dryRun: options.dryRun,
    })
    return imported.ok
      ? { ok: true, value: { catalog: read.value, outcome: imported.value } }
      : refuse([imported.refusal])
  } finally {
    progress.end()
  }
}

/**
 * Imports files one after the other, each version in a transaction of its own. Of several files, all are checked before
 * the first one is written, so that one that is wrong leaves the database as it was.
 * @returns whether all were imported.
 */
export async function importFiles(
  dependencies: Dependencies,
  files: readonly string[],
  options: ImportOptions,
  listener: ImportListener,
): Promise<boolean> {
  if (files.length > 1 && !options.dryRun) {
    let wrong = 0
    for (const file of files) {
      const checked = await take(dependencies, file, { ...options, dryRun: true }, `checking ${basename(file)}`)
      if (checked.ok) continue
      listener.refused(file, checked.refusal)
      wrong++
    }
    if (wrong > 0) return false
  }
  let all = true
  for (const file of files) {
    const began = performance.now()
    const label = `${options.dryRun ? 'reading' : 'importing'} ${basename(file)}`
    const taken = await take(dependencies, file, options, label)
    if (taken.ok) listener.imported(file, taken.value.catalog, taken.value.outcome, performance.now() - began)
    else {
      all = false
      listener.refused(file, taken.refusal)
    }
  }
  return all
}
